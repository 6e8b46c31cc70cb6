import type { FrameField } from '@smartcloudops/contract';
import { SEVERITIES } from '@smartcloudops/insights';
import type { Counts, Exposure, OpenFinding, RuleCompliance, SecurityAnswer } from '@smartcloudops/insights';

import { moneyField } from '../money-field.ts';
import { columnsOf } from './columns.ts';

const DAYS = { unit: 'd', decimals: 1 };
const SHARE = { unit: 'percentunit' };
const UNRATED = 'UNRATED';

const nameOf = ({ id, name }: OpenFinding['account']) => name ?? id;

/** The value is the id, by which others can be asked; what people read is the name. */
function accountField(rows: readonly Pick<OpenFinding, 'account'>[]): FrameField {
  const named = rows.flatMap(({ account: { id, name } }) =>
    id === null || name === null ? [] : [[id, { text: name }]]
  );
  const config =
    named.length === 0 ? {} : { config: { mappings: [{ type: 'value', options: Object.fromEntries(named) }] } };
  return { name: 'SubAccountId', type: 'string', ...config, values: rows.map(({ account: { id } }) => id) };
}

export function worstTable(open: readonly OpenFinding[]): readonly FrameField[] {
  const { text, number, time } = columnsOf(open);
  return [
    text('title', ({ title }) => title),
    text('severity', ({ severity }) => severity ?? UNRATED),
    text('SubAccountName', ({ account }) => nameOf(account)),
    accountField(open),
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
function counted(open: readonly OpenFinding[], of: (one: OpenFinding) => string | null) {
  return [...Map.groupBy(open, of).values()]
    .flatMap((own) => (own[0] ? [{ ...own[0], total: own.length, counts: countsIn(own) }] : []))
    .toSorted((a, b) => compareCounts(b.counts, a.counts) || b.total - a.total);
}

const totals = (rows: ReturnType<typeof counted>): readonly FrameField[] => {
  const { number, counts } = columnsOf(rows);
  return [...counts((row) => row.counts), number('total', ({ total }) => total)];
};

export function accountTable(open: readonly OpenFinding[]): readonly FrameField[] {
  const rows = counted(open, ({ account }) => account.id);
  return [
    columnsOf(rows).text('SubAccountName', ({ account }) => nameOf(account)),
    accountField(rows),
    ...totals(rows),
  ];
}

export function productTable(open: readonly OpenFinding[]): readonly FrameField[] {
  const rows = counted(open, ({ product }) => product);
  return [columnsOf(rows).text('product', ({ product }) => product), ...totals(rows)];
}

const countsIn = (open: readonly OpenFinding[]): Counts =>
  Object.fromEntries(
    SEVERITIES.map((severity) => [severity, open.filter((one) => one.severity === severity).length])
  ) as Record<(typeof SEVERITIES)[number], number>;

const compareCounts = (a: Counts, b: Counts): number =>
  SEVERITIES.map((severity) => a[severity] - b[severity]).find((difference) => difference !== 0) ?? 0;

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
    accountField(exposure),
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
