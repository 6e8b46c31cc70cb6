import type { FrameField } from '@smartcloudops/contract';
import { SEVERITIES } from '@smartcloudops/insights';
import type { Counts, Exposure, OpenFinding, RuleCompliance, SecurityAnswer } from '@smartcloudops/insights';

import { moneyField } from '../money-field.ts';
import { columnsOf } from './columns.ts';

const DAYS = { unit: 'd', decimals: 1 };
const SHARE = { unit: 'percentunit' };
const UNRATED = 'UNRATED';

const nameOf = ({ id, name }: OpenFinding['account']) => name ?? id;

export function worstTable(open: readonly OpenFinding[]): readonly FrameField[] {
  const { text, number, time } = columnsOf(open);
  return [
    text('title', ({ title }) => title),
    text('severity', ({ severity }) => severity ?? UNRATED),
    text('SubAccountName', ({ account }) => nameOf(account)),
    text('SubAccountId', ({ account }) => account.id),
    text('RegionId', ({ region }) => region),
    text('ResourceId', ({ resource }) => resource),
    text('resourceType', ({ resourceType }) => resourceType),
    text('product', ({ product }) => product),
    text('type', ({ type }) => type),
    number('age', ({ ageDays }) => ageDays, DAYS),
    time('firstSeen', ({ firstSeen }) => firstSeen),
    time('lastSeen', ({ lastSeen }) => lastSeen),
    number('score', ({ score }) => score),
    text('fix', ({ fix }) => fix),
    text('fixUrl', ({ fixUrl }) => fixUrl),
  ];
}

export function closingTable(closing: SecurityAnswer['timeToClose']): readonly FrameField[] {
  const { text, number } = columnsOf(closing);
  return [
    text('severity', ({ severity }) => severity ?? 'ALL'),
    number('closed', ({ closed }) => closed),
    number('median', ({ medianDays }) => medianDays, DAYS),
    number('mean', ({ meanDays }) => meanDays, DAYS),
  ];
}

/** Open findings by something that they have, the most of the worst first. */
export function countTable(
  open: readonly OpenFinding[],
  name: string,
  of: (one: OpenFinding) => string | null
): readonly FrameField[] {
  const rows = [...Map.groupBy(open, of)]
    .map(([key, own]) => ({ key, total: own.length, counts: countsIn(own) }))
    .toSorted((a, b) => compareCounts(b.counts, a.counts) || b.total - a.total);
  const { text, number, counts } = columnsOf(rows);
  return [text(name, ({ key }) => key), ...counts((row) => row.counts), number('total', ({ total }) => total)];
}

const countsIn = (open: readonly OpenFinding[]): Counts =>
  Object.fromEntries(
    SEVERITIES.map((severity) => [severity, open.filter((one) => one.severity === severity).length])
  ) as Record<(typeof SEVERITIES)[number], number>;

const compareCounts = (a: Counts, b: Counts): number =>
  SEVERITIES.map((severity) => a[severity] - b[severity]).find((difference) => difference !== 0) ?? 0;

export const byAccount = ({ account }: OpenFinding) => nameOf(account);

export function exposureTable(exposure: readonly Exposure[], currency: string | null): readonly FrameField[] {
  const { text, number, counts } = columnsOf(exposure);
  const amounts = (name: 'cost' | 'exposed') =>
    moneyField(
      name,
      exposure.map((one) => one[name]),
      currency,
      null
    );
  return [
    text('SubAccountName', ({ account }) => nameOf(account)),
    text('SubAccountId', ({ account }) => account.id),
    text('ResourceId', ({ resource }) => resource),
    text('RegionId', ({ region }) => region),
    text('worst', ({ worst }) => worst ?? UNRATED),
    text('title', ({ title }) => title),
    number('findings', ({ findings }) => findings),
    ...counts((row) => row.counts),
    amounts('cost'),
    amounts('exposed'),
  ];
}

export function ruleTable(rules: readonly RuleCompliance[]): readonly FrameField[] {
  const { text, number } = columnsOf(rules);
  return [
    text('rule', ({ rule }) => rule),
    text('description', ({ description }) => description),
    number('share', ({ share }) => share, SHARE),
    number('kept', ({ kept }) => kept),
    number('broken', ({ broken }) => broken),
    number('nonCompliant', ({ nonCompliant }) => nonCompliant),
  ];
}
