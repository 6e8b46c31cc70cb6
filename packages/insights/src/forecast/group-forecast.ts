import type { KnownStep } from '@smartcloudops/analytics';

import type { DailyCosts } from '../bill/daily-costs.ts';
import type { Remember } from '../deps.ts';
import { forecastDaily } from './daily-forecast.ts';
import type { DailyForecast } from './daily-forecast.ts';
import type { GroupCosts } from './group-costs.ts';
import { meteredDays } from './metered-days.ts';
import type { CostHistory } from './read-history.ts';

export interface GroupForecast {
  readonly costs: DailyCosts;
  readonly forecast: DailyForecast;
  /** Whether the group's charges may go below zero. */
  readonly signed: boolean;
}

interface Ahead {
  /** Days. */
  readonly horizon: number;
  /** How much of the running month's usage the bill shows, 0 to 1. */
  readonly share: number;
  /** Known changes of the daily charges. */
  readonly steps?: readonly KnownStep[];
}

/** The forecast of one group by itself. Questions that forecast the same past equally far share it. */
export function forecastGroup(
  costs: GroupCosts,
  history: Pick<CostHistory, 'historyFrom' | 'window' | 'missing' | 'known'>,
  { horizon, share, steps = [] }: Ahead,
  remember: Remember = (_, make) => make()
): GroupForecast {
  const { metered, booked, signed } = meteredDays(costs, history);
  const past = { from: history.historyFrom, metered, booked, share };
  const key = JSON.stringify(['daily forecast', past, horizon, steps]);
  return { costs: costs.all, forecast: remember(key, () => forecastDaily(past, horizon, steps)), signed };
}
