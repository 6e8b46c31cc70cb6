import { intersectPeriods, subtractPeriods } from '@smartcloudops/focus';
import type { ChargePeriod } from '@smartcloudops/focus';

/** A load as far as taking over needs to know it. */
export interface LoadExtent {
  readonly id: number;
  readonly loadedAt: number;
  readonly restatesFrom: number | null;
  readonly restatesTo: number | null;
  readonly firstStart: number | null;
  readonly lastStart: number | null;
}

/** From `at` on, the charges of `load` that start in the span are those of the newer load `by`. */
export interface Supersession extends ChargePeriod {
  readonly load: number;
  readonly at: number;
  readonly by: number;
}

/**
 * Which charges a new load takes over from older ones of its connection, source and cut, and which of its own are taken over by
 * loads that are newer already (deliveries may arrive out of order).
 */
export function supersessions(fresh: LoadExtent, others: readonly LoadExtent[]): Supersession[] {
  return others.flatMap((other) => {
    const [older, newer] = other.loadedAt > fresh.loadedAt ? [fresh, other] : [other, fresh];
    const own = extent(older);
    if (newer.restatesFrom === null || newer.restatesTo === null || !own) return [];
    const span = { start: newer.restatesFrom, end: newer.restatesTo };
    if (!intersectPeriods(own, span)) return [];
    return [{ load: older.id, ...span, at: newer.loadedAt, by: newer.id }];
  });
}

/** The moment from which newer loads cover all of a load; null while something of it counts. */
export function closingTime(load: LoadExtent, taken: readonly Omit<Supersession, 'load'>[]): number | null {
  const own = extent(load);
  if (!own) return null;
  let left: ChargePeriod[] = [own];
  for (const hole of [...taken].sort((a, b) => a.at - b.at || a.by - b.by)) {
    left = left.flatMap((piece) => subtractPeriods(piece, [hole]));
    if (left.length === 0) return hole.at;
  }
  return null;
}

/** The span over which a load has something to lose. */
function extent(load: LoadExtent): ChargePeriod | null {
  if (load.firstStart !== null && load.lastStart !== null) return { start: load.firstStart, end: load.lastStart + 1 };
  if (load.restatesFrom !== null && load.restatesTo !== null) return { start: load.restatesFrom, end: load.restatesTo };
  return null;
}
