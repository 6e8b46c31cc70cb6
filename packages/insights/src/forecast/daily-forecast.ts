import { predict } from '@smartcloudops/analytics';
import { DAY_MS } from '@smartcloudops/focus';

import { splitCalendarCharges } from './calendar-charges.ts';
import type { TotalInterval } from './forecast-answer.ts';
import { expectBooked } from './expect-booked.ts';

const WEEK = 7;

/** The past of one series, up to and without the first day to forecast. */
export interface DailyPast {
  readonly from: number;
  /** Charges that flow through the days; NaN for a day that the data skip. */
  readonly metered: readonly number[];
  /** Charges booked at a moment, where the bill tells them apart; else zeros. */
  readonly booked: readonly number[];
}

export interface DailyForecast {
  readonly point: readonly number[];
  readonly intervals: readonly {
    readonly level: number;
    readonly lower: readonly number[];
    readonly upper: readonly number[];
  }[];
  /** The sum of the days `[from, to)` after the origin. */
  readonly sum: (from: number, to: number) => { readonly point: number; readonly intervals: readonly TotalInterval[] };
}

/**
 * Forecasts daily charges: what recurs on known days of the month is taken out, expected as it was, and put back; the rest is
 * forecast as a series with a weekly season.
 */
export function forecastDaily(past: DailyPast, horizon: number, level: readonly number[]): DailyForecast {
  const origin = past.from + past.metered.length * DAY_MS;
  const booked = expectBooked(past.booked, past.from);
  const { base, expected } = splitCalendarCharges(past.metered, past.from);
  const certain = Array.from(
    { length: horizon },
    (_, h) => booked(origin + h * DAY_MS) + expected(origin + h * DAY_MS)
  );
  const flow = predict(base, { horizon, seasonLength: WEEK, level });
  const shift = (values: readonly number[]) => values.map((v, h) => v + (certain[h] as number));
  return {
    point: shift(flow.point),
    intervals: flow.intervals.map(({ level, lower, upper }) => ({ level, lower: shift(lower), upper: shift(upper) })),
    sum: (from, to) => {
      const sure = certain.slice(from, to).reduce((sum, v) => sum + v, 0);
      const { point, intervals } = flow.sum(from, to);
      return {
        point: point + sure,
        intervals: intervals.map(({ level, lower, upper }) => ({ level, lower: lower + sure, upper: upper + sure })),
      };
    },
  };
}
