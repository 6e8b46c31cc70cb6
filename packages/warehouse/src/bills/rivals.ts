import { intersectPeriods, periodEnd, periodStart, subtractPeriods } from '@smartcloudops/focus';
import type { ChargePeriod } from '@smartcloudops/focus';

import type { CountingLoad } from './counting-load.ts';

/**
 * Sources that a connection is collected from tell of the same money, so they are rivals. Files that people hand in (`…-file`) are
 * parts of one bill and add up among themselves.
 */
export const rivalName = (source: string): string => (source.endsWith('-file') ? '*-file' : source);

/**
 * Most dimensions first, over all that is loaded: a source that delivers every column knows more than any number of cuts. Of equals
 * the one that is collected comes before files, which nobody keeps up to date.
 */
export function byKnowledge(a: readonly CountingLoad[], b: readonly CountingLoad[]): number {
  return knowledge(b) - knowledge(a) || Number(areFiles(a)) - Number(areFiles(b)) || (nameOf(a) < nameOf(b) ? -1 : 1);
}

const nameOf = ([first]: readonly CountingLoad[]): string => first?.source ?? '';
const areFiles = (loads: readonly CountingLoad[]): boolean => rivalName(nameOf(loads)) !== nameOf(loads);

function knowledge(loads: readonly CountingLoad[]): number {
  if (loads.some(({ dimensions }) => dimensions === null)) return Number.MAX_SAFE_INTEGER;
  return new Set(loads.flatMap(({ dimensions }) => dimensions ?? [])).size;
}

/** What of the loads counts outside the time that better sources answer for. */
export function remainder<T extends CountingLoad>(loads: readonly T[], answered: readonly ChargePeriod[]): T[] {
  if (answered.length === 0) return [...loads];
  return loads.flatMap((load) => {
    const counting = load.counting.flatMap((piece) => subtractPeriods(piece, answered));
    return counting.length > 0 ? [{ ...load, counting }] : [];
  });
}

/**
 * The time that a load answers for: whole days, from the midnight before its first charge to the end of its last. A part of a bill
 * answers for nothing but its billing period: the refund in it of a day long ago does not tell of the months in between.
 */
export function answeredBy({ counting, lastStart, chargeTo, part }: CountingLoad): ChargePeriod[] {
  const period = billingPeriod(part);
  return counting.flatMap(({ start, end }) => {
    const known = { start: periodStart(start, 'day'), end: end > lastStart ? Math.max(end, chargeTo) : end };
    return period ? (intersectPeriods(known, period) ?? []) : known;
  });
}

function billingPeriod(part: string): ChargePeriod | null {
  const start = part === '' ? NaN : Date.parse(`${part}-01T00:00:00Z`);
  return Number.isNaN(start) ? null : { start, end: periodEnd(start, 'month') };
}
