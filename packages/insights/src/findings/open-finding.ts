import { DAY_MS } from '@smartcloudops/focus';

import type { AccountDirectory } from '../accounts/account-book.ts';
import { severityOf, textOf } from './read-findings.ts';
import type { KnownFinding } from './read-findings.ts';
import { SEVERITIES } from './security-answer.ts';
import type { OpenFinding, Severity } from './security-answer.ts';

/** Where each begins on the scale of 0 to 100. Source: ASFF, Severity.Normalized. */
const LEAST_SCORE: Readonly<Record<Severity, number>> = {
  ...{ CRITICAL: 90, HIGH: 70, MEDIUM: 40, LOW: 1, INFORMATIONAL: 0 },
};

/** Smaller is worse; what nobody rated comes last. */
export const rankOf = (severity: Severity | null): number =>
  severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity);

/** @param lastLook when the source of a finding was collected last */
export function openFinding(
  { last, openedAt }: KnownFinding,
  accounts: AccountDirectory,
  lastLook: number,
  now: number
): OpenFinding {
  const { connection, id, name, attributes } = last;
  const severity = severityOf(last);
  const told = attributes['severityScore'];
  const seen = Date.parse(textOf(attributes['lastObservedAt']) ?? '');
  const accountId = textOf(attributes['SubAccountId']);
  return {
    ...{ connection, id, severity },
    title: name ?? textOf(attributes['type']) ?? id,
    score: typeof told === 'number' ? told : severity === null ? 0 : LEAST_SCORE[severity],
    product: textOf(attributes['product']) ?? last.source,
    type: textOf(attributes['type']),
    account: { id: accountId, name: (accountId && accounts.get(accountId)?.name) ?? null },
    region: textOf(attributes['RegionId']),
    resource: textOf(attributes['ResourceId']),
    resourceType: textOf(attributes['resourceType']),
    firstSeen: openedAt,
    lastSeen: Number.isNaN(seen) ? lastLook : seen,
    ageDays: Math.max(0, now - openedAt) / DAY_MS,
    fix: textOf(attributes['fix']),
    fixUrl: textOf(attributes['fixUrl']),
  };
}

/** Worst first, then the oldest. */
export const byUrgency = (a: OpenFinding, b: OpenFinding): number =>
  rankOf(a.severity) - rankOf(b.severity) || b.score - a.score || a.firstSeen - b.firstSeen || (a.id < b.id ? -1 : 1);
