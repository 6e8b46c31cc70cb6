import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { KnownStep } from '@smartcloudops/analytics';

import type { DailyCosts } from '../bill/daily-costs.ts';
import { forecastDaily } from './daily-forecast.ts';
import type { DailyForecast } from './daily-forecast.ts';
import { isSparse } from './expect-booked.ts';
import type { CostHistory } from './read-history.ts';

/** Exact charges of one group on every day that was read. */
export interface GroupCosts {
  readonly all: DailyCosts;
  /** Those booked at a moment; null when the bill does not tell. */
  readonly booked: DailyCosts | null;
}

export interface GroupForecast {
  readonly costs: DailyCosts;
  readonly forecast: DailyForecast;
  /** Whether the group's charges may go below zero. */
  readonly signed: boolean;
}

/** The forecast of one group by itself. */
export function forecastGroup(
  { all, booked }: GroupCosts,
  { historyFrom, window: { origin }, missing }: Pick<CostHistory, 'historyFrom' | 'window' | 'missing'>,
  horizon: number,
  steps: readonly KnownStep[]
): GroupForecast {
  const learned = ({ amounts, from }: DailyCosts): readonly Decimal[] =>
    amounts.slice((historyFrom - from) / DAY_MS, (origin - from) / DAY_MS);
  const past = learned(all);
  const bookings = booked ? learned(booked) : past.map(() => 0n);
  const bookedAmounts = bookings.map(decimalToNumber);
  const apart = booked !== null && isSparse(bookedAmounts);
  const metered = past.map((amount, i) =>
    missing.has(historyFrom + i * DAY_MS) ? NaN : decimalToNumber(apart ? amount - (bookings[i] ?? 0n) : amount)
  );
  return {
    costs: all,
    forecast: forecastDaily(
      { from: historyFrom, metered, booked: apart ? bookedAmounts : metered.map(() => 0) },
      horizon,
      steps
    ),
    signed: past.some((amount) => amount < 0n),
  };
}
