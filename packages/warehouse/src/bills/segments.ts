import { intersectPeriods, isPeriodStart, periodEnd, periodStart } from '@smartcloudops/focus';
import type { ChargePeriod, PeriodGrain } from '@smartcloudops/focus';

import { FACTS, monthly } from './columns.ts';
import type { CountingLoad } from './counting-load.ts';
import type { Grain } from '../cost-store.ts';

/** Rows of a level of a load that start in `[start, end)`. */
export interface Segment extends ChargePeriod {
  readonly load: number;
  readonly level: number;
}

/**
 * Where to read: the segments together hold every counting charge of the question once. What counts of each load is cut into whole
 * months (where the grain allows), whole days, and the rest, which only the facts can answer.
 * @param cubeOf the rollup to use for a load, or null when only its facts have the dimensions
 */
export function segments(
  loads: readonly CountingLoad[],
  range: { readonly from: number; readonly to: number; readonly grain: Grain },
  cubeOf: (load: number) => number | null
): Segment[] {
  const byMonth = range.grain === 'total' || range.grain === 'month';
  return loads.flatMap((load) => {
    const cube = range.grain === 'hour' ? null : cubeOf(load.id);
    return load.counting.flatMap((counting) => {
      const span = intersectPeriods(counting, { start: range.from, end: range.to });
      if (!span) return [];
      const at = (level: number) => (piece: ChargePeriod) => ({ load: load.id, level, ...piece });
      if (cube === null) return [at(FACTS)(span)];
      const days = cut(widen(load, span), 'day');
      const months =
        byMonth && days.whole ? cut(days.whole, 'month') : { whole: null, rest: days.whole ? [days.whole] : [] };
      return [
        ...days.rest.map(at(FACTS)),
        ...months.rest.map(at(cube)),
        ...(months.whole ? [at(monthly(cube))(months.whole)] : []),
      ];
    });
  });
}

/** Splits a span into the whole periods in it and what is left before and after. */
function cut(span: ChargePeriod, grain: PeriodGrain): { whole: ChargePeriod | null; rest: ChargePeriod[] } {
  const whole = { start: up(span.start, grain), end: periodStart(span.end, grain) };
  if (whole.start >= whole.end) return { whole: null, rest: span.start < span.end ? [span] : [] };
  const rest = [
    { start: span.start, end: whole.start },
    { start: whole.end, end: span.end },
  ];
  return { whole, rest: rest.filter((piece) => piece.start < piece.end) };
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
