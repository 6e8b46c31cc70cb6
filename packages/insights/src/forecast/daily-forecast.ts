import { predict } from '@smartcloudops/analytics';
import type { BacktestErrors, Distribution, KnownStep } from '@smartcloudops/analytics';
import { DAY_MS, periodEnd } from '@smartcloudops/focus';

import { monthRhythm, withoutTurns } from '../bill/month-rhythm.ts';
import { bookedSurprises } from './booked-surprises.ts';
import { splitCalendarCharges } from './calendar-charges.ts';
import { expectBooked } from './expect-booked.ts';
import { moved } from './moved.ts';

const WEEK = 7;
const MONTH = 30.4;

/** The past of one series, up to and without the first day to forecast. */
export interface DailyPast {
  readonly from: number;
  /** Charges that flow through the days; NaN for a day that the data skip. */
  readonly metered: readonly number[];
  /** Charges booked at a moment, where the bill tells them apart: one series per charge. */
  readonly booked: readonly (readonly number[])[];
  /** How much of the running month's usage the bill shows, 0 to 1. */
  readonly share: number;
}

/** What is believed of the days after the origin, which are numbered from 0. */
export interface DailyForecast {
  readonly point: readonly number[];
  /** Of the charges of the days `[from, to)` together. */
  readonly sum: (from: number, to: number) => Distribution;
  /** Of the metered charges, at past origins. */
  readonly errors: readonly BacktestErrors[];
}

/**
 * Forecasts daily charges: what recurs on known days of the month is taken out, expected as it was, and put back; the rest is
 * forecast as a series with a weekly season. So is what the turn of the month costs more. What is booked on the first and still
 * grows does so with the days that remain. What was booked unexpectedly before makes sums that much less certain.
 * @param steps known changes of the daily charges
 */
export function forecastDaily(past: DailyPast, horizon: number, steps: readonly KnownStep[]): DailyForecast {
  const origin = past.from + past.metered.length * DAY_MS;
  const { base, firsts } = splitCalendarCharges(past.metered, past.from);
  const charges = [...past.booked, firsts].map((y) => expectBooked(y, past.from, past.share));
  const rhythm = monthRhythm(base, past.from, horizon).slice(base.length);
  const surprises = bookedSurprises(past.booked, past.from);
  const daysLeft = (periodEnd(origin, 'month') - origin) / DAY_MS;
  const certain = Array.from({ length: horizon }, (_, h) =>
    charges.reduce(
      (sum, { on, growth }) => sum + on(origin + h * DAY_MS) + (h < daysLeft ? growth / daysLeft : 0),
      rhythm[h] ?? 0
    )
  );
  const flow = predict(withoutTurns(base, past.from), { horizon, seasonLength: WEEK, steps });
  return {
    point: flow.point.map((v, h) => v + (certain[h] as number)),
    sum: (from, to) => {
      const own = flow.sum(from, to);
      const sure = certain.slice(from, to).reduce((sum, v) => sum + v, 0);
      const stretch = wider(own, surprises * Math.sqrt((to - from) / MONTH));
      return moved(own, { from: own.point, to: own.point + sure, stretch });
    },
    errors: flow.errors,
  };
}

/** How much wider a distribution becomes by something else of that deviation. */
function wider({ quantile }: Distribution, deviation: number): number {
  const own = (quantile(0.84) - quantile(0.16)) / 2;
  return own > 0 ? Math.sqrt(1 + (deviation / own) ** 2) : 1;
}
