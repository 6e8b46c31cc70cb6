import { DAY_MS } from '@smartcloudops/focus';

import { severityOf } from './read-findings.ts';
import type { KnownFinding } from './read-findings.ts';
import { SEVERITIES } from './security-answer.ts';
import type { Counts, SecurityAnswer, Severity, TimeToClose } from './security-answer.ts';

/** How many there are of each severity; what nobody rated is in none. */
export function countsOf(severities: readonly (Severity | null)[]): Counts {
  const counts = Object.fromEntries(SEVERITIES.map((one) => [one, 0])) as Record<Severity, number>;
  for (const one of severities) if (one !== null) counts[one]++;
  return counts;
}

/** Null for none. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const inOrder = values.toSorted((a, b) => a - b);
  const middle = inOrder.length >> 1;
  const [low = 0, high = 0] = [inOrder[(inOrder.length - 1) >> 1], inOrder[middle]];
  return (low + high) / 2;
}

/** What was open at the end of each UTC day of `[from, to)`, or at `now` on its day. Later days are left out. */
export function openByDay(
  findings: readonly KnownFinding[],
  { from, to }: { readonly from: number; readonly to: number },
  now: number
): SecurityAnswer['days'] {
  const first = Math.floor(from / DAY_MS) * DAY_MS;
  const count = Math.max(0, Math.ceil((Math.min(to, now + 1) - first) / DAY_MS));
  return Array.from({ length: count }, (_, i) => {
    const day = first + i * DAY_MS;
    const moment = Math.min(day + DAY_MS - 1, now);
    return { day, counts: countsOf(findings.map((one) => severityAt(one, moment))) };
  });
}

/** How it was rated then; null when it was not open. Before it was first known it was as it was known first. */
function severityAt({ openedAt, closedAt, versions, last }: KnownFinding, moment: number): Severity | null {
  if (openedAt > moment || (closedAt !== null && closedAt <= moment)) return null;
  const then = versions.findLast(({ knownFrom }) => knownFrom <= moment) ?? versions[0] ?? last;
  return then.attributes['state'] === 'suppressed' ? null : (severityOf(then) ?? severityOf(last));
}

/** Of what was closed in the range, whether by people or by itself: all of it, then by severity. */
export function timeToClose(
  findings: readonly KnownFinding[],
  { from, to }: { readonly from: number; readonly to: number }
): readonly TimeToClose[] {
  const closed = findings.flatMap(({ closedAt, openedAt, last }) =>
    closedAt === null || closedAt < from || closedAt >= to
      ? []
      : [{ severity: severityOf(last), days: Math.max(0, closedAt - openedAt) / DAY_MS }]
  );
  return [null, ...SEVERITIES].map((severity) => {
    const days = closed.filter((one) => severity === null || one.severity === severity).map((one) => one.days);
    const mean = days.length === 0 ? null : days.reduce((sum, one) => sum + one, 0) / days.length;
    return { severity, closed: days.length, meanDays: mean, medianDays: medianOf(days) };
  });
}
