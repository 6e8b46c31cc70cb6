import { DAY_MS, periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { Coverage } from '@smartcloudops/warehouse';

import type { DailyCosts } from '../bill/daily-costs.ts';
import type { ForecastSeries } from './forecast-answer.ts';
import type { GroupForecast } from './group-forecast.ts';
import { intervalOf } from './interval-of.ts';
import { monthEnd } from './month-end.ts';

/** Where an answer's series are laid out. */
export interface Layout {
  readonly days: readonly number[];
  /** First day that is forecast. */
  readonly origin: number;
  readonly month: { readonly start: number; readonly end: number };
  readonly coverage: Coverage;
  readonly level: readonly number[];
}

/** One series of the answer: a group's past and forecast. */
export function assembleSeries(group: GroupForecast, layout: Layout): Omit<ForecastSeries, 'keys' | 'labels'> {
  const { days, origin, coverage, level } = layout;
  const { point, sum } = group.forecast;
  const step = (day: number) => (day - origin) / DAY_MS;
  const ahead = days.map((day) => (day >= origin ? sum(step(day), step(day) + 1) : null));
  return {
    actual: days.map((day) => amountOn(group.costs, day, coverage)),
    point: days.map((day) => point[step(day)] ?? null),
    intervals: level.map((one) => {
      const bounds = ahead.map((distribution) => distribution && intervalOf(distribution, one));
      return {
        level: one,
        lower: bounds.map((interval) => interval && interval.lower),
        upper: bounds.map((interval) => interval && interval.upper),
      };
    }),
    monthEnd: monthEnd(group, layout),
  };
}

function amountOn(costs: DailyCosts, day: number, { from, to }: Coverage): Decimal | null {
  if (from === null || to === null || day < periodStart(from, 'day') || day >= to) return null;
  return costs.amounts[(day - costs.from) / DAY_MS] ?? null;
}
