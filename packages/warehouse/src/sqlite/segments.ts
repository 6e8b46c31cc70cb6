import { DAY_MS, intersectPeriods, isPeriodStart, periodEnd, periodStart, tilePeriods } from '@smartcloudops/focus';
import type { ChargePeriod, PeriodGrain } from '@smartcloudops/focus';

import { monthly } from './columns.ts';
import type { CountingLoad } from './counting-loads.ts';
import type { Grain } from '../cost-store.ts';

/** `[load, start, end, period]`: facts with ChargePeriodStart in `[start, end)` ms. */
export type FactSegment = readonly [load: number, start: number, end: number, period: number];
/** `[load, cube, first, end, period]`: rollup rows with day in `[first, end)`, days since 1970. */
export type RollupSegment = readonly [load: number, cube: number, first: number, end: number, period: number];

/** Where to read: together the segments hold every counting charge of the question once. */
export interface Segments {
  readonly facts: readonly FactSegment[];
  readonly rollups: readonly RollupSegment[];
}

/**
 * Cuts what counts of each load into periods, and each period into whole months, whole days and the rest, which only the facts can
 * answer. For the grains day and hour `period` is 0: the reader takes it from the row.
 * @param cubeOf the rollup to use for a load, or null when only its facts have the dimensions
 */
export function segments(
  loads: readonly CountingLoad[],
  range: { readonly from: number; readonly to: number; readonly grain: Grain },
  cubeOf: (load: number) => number | null
): Segments {
  const facts: FactSegment[] = [];
  const rollups: RollupSegment[] = [];
  for (const load of loads) {
    const cube = range.grain === 'hour' ? null : cubeOf(load.id);
    for (const counting of load.counting) {
      const piece = intersectPeriods(counting, { start: range.from, end: range.to });
      if (!piece) continue;
      for (const { start, end, period } of periodsOf(piece, range)) {
        if (cube === null) facts.push([load.id, start, end, period]);
        else split(load, cube, { start, end }, period, range.grain);
      }
    }
  }
  return { facts, rollups };

  function split(load: CountingLoad, cube: number, counted: ChargePeriod, period: number, grain: Grain): void {
    const span = widen(load, counted);
    const days = { start: up(span.start, 'day'), end: periodStart(span.end, 'day') };
    if (days.start >= days.end) {
      if (span.start < span.end) facts.push([load.id, span.start, span.end, period]);
      return;
    }
    if (span.start < days.start) facts.push([load.id, span.start, days.start, period]);
    if (days.end < span.end) facts.push([load.id, days.end, span.end, period]);

    const pushDays = (start: number, end: number) => {
      if (start < end) rollups.push([load.id, cube, start / DAY_MS, end / DAY_MS, period]);
    };
    const months = { start: up(days.start, 'month'), end: periodStart(days.end, 'month') };
    if ((grain !== 'total' && grain !== 'month') || months.start >= months.end) {
      pushDays(days.start, days.end);
      return;
    }
    pushDays(days.start, months.start);
    rollups.push([load.id, monthly(cube), months.start / DAY_MS, months.end / DAY_MS, period]);
    pushDays(months.end, days.end);
  }
}

function* periodsOf(
  piece: ChargePeriod,
  range: { readonly from: number; readonly grain: Grain }
): Generator<ChargePeriod & { readonly period: number }> {
  if (range.grain === 'week' || range.grain === 'month') {
    for (const tile of tilePeriods(piece.start, piece.end, range.grain)) {
      yield { ...tile, period: periodStart(tile.start, range.grain) };
    }
  } else {
    yield { ...piece, period: range.grain === 'total' ? range.from : 0 };
  }
}

/**
 * The widest span that holds the same charges of the load: before its first and after its last charge there are none, and where
 * all charges start at midnight there are none between two midnights. Wider spans have more whole days and months.
 */
function widen(load: CountingLoad, span: ChargePeriod): ChargePeriod {
  const start = load.dayAligned ? up(span.start, 'day') : span.start;
  const end = load.dayAligned ? up(span.end, 'day') : span.end;
  return {
    start: span.start <= load.firstStart ? periodStart(load.firstStart, 'month') : start,
    end: span.end > load.lastStart ? periodEnd(load.lastStart, 'month') : end,
  };
}

/** The first start of a period at or after the moment. */
const up = (at: number, grain: PeriodGrain): number => (isPeriodStart(at, grain) ? at : periodEnd(at, grain));
