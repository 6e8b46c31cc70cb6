import type { Coverage, ItemKindRecord, Warehouse } from '@smartcloudops/warehouse';

import { accountBook } from '../accounts/account-book.ts';
import type { Notice } from '../notice.ts';
import { countsOf, medianOf, openByDay, timeToClose } from './count-findings.ts';
import { monthlyCosts } from './exposed-cost.ts';
import { exposures } from './exposures.ts';
import { byUrgency, openFinding } from './open-finding.ts';
import { FINDING, isOpen, readFindings } from './read-findings.ts';
import type { KnownFinding } from './read-findings.ts';
import { COMPLIANCE_RULE, ruleCompliance, shareOf } from './rule-compliance.ts';
import type { SecurityAnswer, SecurityQuery } from './security-answer.ts';

interface Deps {
  readonly warehouse: Pick<Warehouse, 'items' | 'costs'>;
  readonly clock: () => number;
}

/** How safe it is: what is open, for how long, what it could cost, how fast it is closed, and which rules are kept. @throws WarehouseError */
export async function securityFindings(
  { warehouse: { items, costs }, clock }: Deps,
  query: SecurityQuery
): Promise<SecurityAnswer> {
  const { connections, asOf } = query;
  const now = asOf ?? clock();
  const [findings, rules, kinds, accounts] = await Promise.all([
    readFindings(items, query, now),
    items.read({ connections, kind: COMPLIANCE_RULE }, asOf),
    items.kinds(connections),
    accountBook(items).at(connections, asOf),
  ]);
  const delivered = kinds.filter(({ kind }) => kind === FINDING || kind === COMPLIANCE_RULE);
  const lookOf = ({ last }: KnownFinding) =>
    Math.min(
      now,
      delivered.find(({ connection, source }) => connection === last.connection && source === last.source)
        ?.deliveredAt ?? now
    );
  const open = findings
    .filter(isOpen)
    .map((one) => openFinding(one, accounts, lookOf(one), now))
    .toSorted(byUrgency);
  const monthly = await monthlyCosts(costs, open, { now, asOf });
  const kept = ruleCompliance(rules, query);
  const sum = (of: (rule: (typeof kept)[number]) => number) => kept.reduce((all, one) => all + of(one), 0);
  return {
    open,
    counts: countsOf(open.map(({ severity }) => severity)),
    unrated: open.filter(({ severity }) => severity === null).length,
    medianAgeDays: medianOf(open.map(({ ageDays }) => ageDays)),
    timeToClose: timeToClose(findings, query),
    days: openByDay(findings, query, now),
    exposure: exposures(open, monthly),
    currency: monthly.currency,
    rules: kept,
    complianceShare: shareOf(
      sum((one) => one.kept),
      sum((one) => one.broken)
    ),
    ...coverageOf(findings, delivered, query),
    estimated: false,
    notices: [...noticesOf(delivered), ...sinceNotice(findings, query), ...currencyNotices(monthly.otherCurrency)],
  };
}

/** When the first of what is still known came in; null while there is nothing. */
const knownSince = (findings: readonly KnownFinding[]): number | null =>
  findings.reduce<number | null>((least, { last }) => Math.min(least ?? Infinity, last.firstSeenAt), null);

function coverageOf(
  findings: readonly KnownFinding[],
  delivered: readonly ItemKindRecord[],
  { from }: SecurityQuery
): { readonly coverage: Coverage } {
  const latest = (of: readonly ItemKindRecord[]) => Math.max(...of.map(({ deliveredAt }) => deliveredAt));
  const bySource = Map.groupBy(delivered, ({ source }) => source);
  const loadedAt = delivered.length === 0 ? null : latest(delivered);
  return {
    coverage: {
      from: loadedAt === null ? null : (knownSince(findings) ?? from),
      to: loadedAt,
      loadedAt,
      sources: [...bySource.keys()].toSorted(),
      loadedBySource: Object.fromEntries([...bySource].map(([source, own]) => [source, latest(own)])),
    },
  };
}

function noticesOf(delivered: readonly ItemKindRecord[]): readonly Notice[] {
  if (delivered.some(({ kind }) => kind === FINDING)) return [];
  const text =
    'Nothing is known of security findings: no connection collects them, or none of the security services is switched on. Sources in the app says which, and what each needs.';
  return [{ severity: 'warning', text }];
}

/** Before the first collection only what lasted until then is known. */
function sinceNotice(findings: readonly KnownFinding[], { from }: SecurityQuery): readonly Notice[] {
  const since = knownSince(findings);
  if (since === null || since <= from) return [];
  const day = new Date(since).toISOString().slice(0, 10);
  const text = `Findings are collected since ${day}. Of the days before only those that were still there, or closed within the last week, are known: take their counts as at least, and times to close as of a few days.`;
  return [{ severity: 'info', text }];
}

const currencyNotices = (connections: readonly string[]): readonly Notice[] =>
  connections.map((connection) => ({
    severity: 'warning',
    text: `The bill of ${connection} is in another currency or in several, so the cost of what is exposed there is left out. Ask for that connection alone.`,
  }));
