import { intersectPeriods, periodEnd, subtractPeriods } from '@smartcloudops/focus';
import type { ChargePeriod } from '@smartcloudops/focus';

import type { CutLoad } from './choose-cut.ts';
import { readDimensionsKey } from './dimensions-key.ts';
import { tellsOfMonths } from './whole-months.ts';

/** A load that counts at the asked moment, with what of it counts. */
export interface CountingLoad extends CutLoad {
  readonly id: number;
  /** Billing period that it is a part of, `YYYY-MM`; `''` when it is none. */
  readonly part: string;
  readonly loadedAt: number;
  readonly dayAligned: boolean;
  readonly firstStart: number;
  readonly lastStart: number;
  /** Where its charges count: its own extent without what newer loads took over, uncut by the question. */
  readonly counting: readonly ChargePeriod[];
  /** Exclusive end of what the load knows; a charge longer than a day counts for its first. */
  readonly chargeTo: number;
}

/** A load with charges, as adapters keep it; `dimensions` is a {@link dimensionsKey}. */
export interface LoadRow extends Omit<CountingLoad, 'dimensions' | 'span' | 'counting'> {
  readonly dimensions: string;
}

/** What of a load counts in the range, given what newer ones took over; null when nothing does. */
export function countingLoad(
  row: LoadRow,
  taken: readonly ChargePeriod[],
  range: { readonly from: number; readonly to: number }
): CountingLoad | null {
  const asked = { start: range.from, end: range.to };
  const counting = subtractPeriods({ start: row.firstStart, end: row.lastStart + 1 }, taken);
  const span = intersectPeriods({ start: row.firstStart, end: row.chargeTo }, asked);
  if (!span || !counting.some((piece) => intersectPeriods(piece, asked))) return null;
  return { ...row, dimensions: readDimensionsKey(row.dimensions), span, counting };
}

/** The span that the loads know something of, from the first charge to the end of the last. */
export function hull(loads: readonly CountingLoad[]): { from: number | null; to: number | null } {
  const from = Math.min(...loads.flatMap((load) => load.counting.map((piece) => piece.start)));
  const to = Math.max(...loads.flatMap((load) => load.counting.map((piece) => endOf(load, piece))));
  return loads.length > 0 ? { from, to } : { from: null, to: null };
}

/** A charge counts for its first day, but one that tells of a whole month is known of all of it. */
function endOf({ source, lastStart, chargeTo }: CountingLoad, piece: ChargePeriod): number {
  const end = piece.end > lastStart ? Math.max(piece.end, chargeTo) : piece.end;
  return tellsOfMonths(source) ? periodEnd(end - 1, 'month') : end;
}
