import { shiftPeriod } from '@smartcloudops/focus';

import { sumDays } from '../bill/daily-costs.ts';
import type { Layout } from './assemble-series.ts';
import type { MonthEnd } from './forecast-answer.ts';
import type { GroupForecast } from './group-forecast.ts';
import { intervalOf } from './interval-of.ts';
import { periodTotal } from './period-total.ts';
import { runRate } from './run-rate.ts';

const PROBABILITIES = [0.01, ...Array.from({ length: 19 }, (_, i) => (i + 1) / 20), 0.99];

/** The month's total of a group. */
export function monthEnd(group: GroupForecast, { month, origin, coverage, level }: Omit<Layout, 'days'>): MonthEnd {
  const { costs } = group;
  const total = periodTotal(group, month, origin);
  const previous = shiftPeriod(month.start, 'month', -1);
  return {
    actual: total.actual,
    point: total.point,
    intervals: level.map((one) => intervalOf(total, one)),
    quantiles: PROBABILITIES.map((probability) => ({ probability, value: total.quantile(probability) })),
    runRate: runRate(costs, origin, month),
    lastMonth:
      coverage.from !== null && coverage.from <= previous && costs.from <= previous
        ? sumDays(costs, previous, month.start)
        : null,
  };
}
