import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { KnownStep } from '@smartcloudops/analytics';

import type { DailyCosts } from '../bill/daily-costs.ts';
import { forecastDaily } from './daily-forecast.ts';
import type { DailyForecast } from './daily-forecast.ts';
import { isSparse } from './expect-booked.ts';
import type { GroupCosts } from './group-costs.ts';
import type { CostHistory } from './read-history.ts';

export interface GroupForecast {
  readonly costs: DailyCosts;
  readonly forecast: DailyForecast;
  /** Whether the group's charges may go below zero. */
  readonly signed: boolean;
}

/**
 * The forecast of one group by itself.
 * @param share how much of the running month's usage the bill shows, 0 to 1
 */
export function forecastGroup(
  { all, booked }: GroupCosts,
  { historyFrom, window: { origin }, missing }: Pick<CostHistory, 'historyFrom' | 'window' | 'missing'>,
  {
    horizon,
    share,
    steps = [],
  }: { readonly horizon: number; readonly share: number; readonly steps?: readonly KnownStep[] }
): GroupForecast {
  const learned = ({ amounts, from }: DailyCosts): readonly Decimal[] =>
    amounts.slice((historyFrom - from) / DAY_MS, (origin - from) / DAY_MS);
  const past = learned(all);
  const apart = booked.map(learned).filter((amounts) => isSparse(amounts.map(decimalToNumber)));
  const metered = past.map((amount, i) =>
    missing.has(historyFrom + i * DAY_MS)
      ? NaN
      : decimalToNumber(apart.reduce((rest, amounts) => rest - (amounts[i] ?? 0n), amount))
  );
  return {
    costs: all,
    forecast: forecastDaily(
      { from: historyFrom, metered, booked: apart.map((amounts) => amounts.map(decimalToNumber)), share },
      horizon,
      steps
    ),
    signed: past.some((amount) => amount < 0n),
  };
}
