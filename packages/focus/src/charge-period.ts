/**
 * Charge periods: half-open spans of UTC time, `[start, end)`, in epoch milliseconds. A charge belongs to the period in which
 * it starts, so that periods add up to the whole whatever their length. Weeks start on Monday (ISO 8601).
 */
export const PERIOD_GRAINS = ['hour', 'day', 'week', 'month'] as const;
export type PeriodGrain = (typeof PERIOD_GRAINS)[number];

export interface ChargePeriod {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

/** 1970-01-05, the first Monday. */
const FIRST_MONDAY = 4 * DAY_MS;

/** The start of the period of this grain that holds the moment. */
export function periodStart(at: number, grain: PeriodGrain): number {
  switch (grain) {
    case 'hour':
      return Math.floor(at / HOUR_MS) * HOUR_MS;
    case 'day':
      return Math.floor(at / DAY_MS) * DAY_MS;
    case 'week':
      return Math.floor((at - FIRST_MONDAY) / WEEK_MS) * WEEK_MS + FIRST_MONDAY;
    case 'month': {
      const date = new Date(at);
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
    }
  }
}

/** The start of the period `steps` after (or, when negative, before) the one that holds the moment. */
export function shiftPeriod(at: number, grain: PeriodGrain, steps: number): number {
  const start = periodStart(at, grain);
  switch (grain) {
    case 'hour':
      return start + steps * HOUR_MS;
    case 'day':
      return start + steps * DAY_MS;
    case 'week':
      return start + steps * WEEK_MS;
    case 'month': {
      const date = new Date(start);
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + steps, 1);
    }
  }
}

/** The end (exclusive) of the period of this grain that holds the moment. */
export function periodEnd(at: number, grain: PeriodGrain): number {
  return shiftPeriod(at, grain, 1);
}

/** True when the moment is the start of a period of this grain. */
export function isPeriodStart(at: number, grain: PeriodGrain): boolean {
  return periodStart(at, grain) === at;
}

/** The periods that cover `[from, to)` in order, whole: the first may start before `from`, the last end after `to`. */
export function* periodsBetween(from: number, to: number, grain: PeriodGrain): Generator<ChargePeriod> {
  let start = periodStart(from, grain);
  while (start < to) {
    const end = shiftPeriod(start, grain, 1);
    yield { start, end };
    start = end;
  }
}

/** `[from, to)` cut at the period borders: pieces without gap or overlap that add up to it. Empty when `to <= from`. */
export function* tilePeriods(from: number, to: number, grain: PeriodGrain): Generator<ChargePeriod> {
  if (to <= from) return;
  for (const period of periodsBetween(from, to, grain)) {
    yield { start: Math.max(period.start, from), end: Math.min(period.end, to) };
  }
}

/** What two spans share, or null. */
export function intersectPeriods(a: ChargePeriod, b: ChargePeriod): ChargePeriod | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}

/** What is left of a span when others are taken out, in order. */
export function subtractPeriods(span: ChargePeriod, taken: readonly ChargePeriod[]): ChargePeriod[] {
  let left: ChargePeriod[] = span.start < span.end ? [span] : [];
  for (const hole of taken) {
    left = left.flatMap((piece) => {
      if (hole.end <= piece.start || hole.start >= piece.end || hole.start >= hole.end) return [piece];
      return [
        { start: piece.start, end: Math.max(piece.start, hole.start) },
        { start: Math.min(piece.end, hole.end), end: piece.end },
      ].filter((rest) => rest.start < rest.end);
    });
  }
  return left;
}
