import { periodStart, subtractPeriods } from '@smartcloudops/focus';
import type { ChargePeriod } from '@smartcloudops/focus';

import type { CountingLoad } from './counting-load.ts';

/**
 * Sources that a connection is collected from tell of the same money, so they are rivals. Files that people hand in (`…-file`) are
 * parts of one bill and add up among themselves.
 */
export const rivalName = (source: string): string => (source.endsWith('-file') ? '*-file' : source);

/** Most dimensions first, over all that is loaded: a source that delivers every column knows more than any number of cuts. */
export function byKnowledge(a: readonly CountingLoad[], b: readonly CountingLoad[]): number {
  return knowledge(b) - knowledge(a) || ((a[0]?.source ?? '') < (b[0]?.source ?? '') ? -1 : 1);
}

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

/** The time that a load answers for: whole days, from the midnight before its first charge to the end of its last. */
export function answeredBy({ counting, lastStart, chargeTo }: CountingLoad): ChargePeriod[] {
  return counting.map(({ start, end }) => ({
    start: periodStart(start, 'day'),
    end: end > lastStart ? Math.max(end, chargeTo) : end,
  }));
}
