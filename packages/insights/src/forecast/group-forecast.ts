import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';
import type { AggregateCell } from '@smartcloudops/warehouse';

import { dailyCosts } from '../bill/daily-costs.ts';
import type { DailyCosts } from '../bill/daily-costs.ts';
import { forecastDaily } from './daily-forecast.ts';
import type { DailyForecast } from './daily-forecast.ts';
import { isSparse } from './expect-booked.ts';

/** Where the days of one question lie, epoch ms. */
export interface ForecastSpan {
  /** Days read: `[dataFrom, dataEnd)`. */
  readonly dataFrom: number;
  readonly dataEnd: number;
  /** First day learned from. */
  readonly historyFrom: number;
  /** First day forecast. */
  readonly origin: number;
  readonly horizon: number;
  /** Days that the data skip. */
  readonly missing: ReadonlySet<number>;
  readonly level: readonly number[];
}

export interface GroupForecast {
  readonly costs: DailyCosts;
  readonly forecast: DailyForecast;
  /** Whether the group's charges may go below zero. */
  readonly signed: boolean;
}

/** The forecast of the charges in `cells`, of which `booked` are the ones booked at a moment (null: not told apart). */
export function forecastGroup(
  cells: readonly AggregateCell[],
  booked: readonly AggregateCell[] | null,
  span: ForecastSpan
): GroupForecast {
  const costs = dailyCosts(cells, span.dataFrom, span.dataEnd);
  const past = dailyCosts(cells, span.historyFrom, span.origin).amounts;
  const bookings = dailyCosts(booked ?? [], span.historyFrom, span.origin).amounts;
  const bookedAmounts = bookings.map(decimalToNumber);
  const apart = booked !== null && isSparse(bookedAmounts);
  const metered = past.map((amount, i) =>
    span.missing.has(span.historyFrom + i * DAY_MS)
      ? NaN
      : decimalToNumber(apart ? amount - (bookings[i] ?? 0n) : amount)
  );
  return {
    costs,
    forecast: forecastDaily(
      { from: span.historyFrom, metered, booked: apart ? bookedAmounts : metered.map(() => 0) },
      span.horizon,
      span.level
    ),
    signed: past.some((amount) => amount < 0n),
  };
}
