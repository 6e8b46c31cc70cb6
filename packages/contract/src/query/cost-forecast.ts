import { z } from 'zod';

import { costFields } from './cost-fields.ts';
import { knownSteps } from './known-steps.ts';
import { mute } from './mute.ts';

export const MONTH_END_STATISTICS = ['all', 'point', 'lower', 'upper', 'actual', 'run-rate', 'last-month'] as const;
export type MonthEndStatistic = (typeof MONTH_END_STATISTICS)[number];

export const costForecastQuerySchema = z.strictObject({
  queryType: z.literal('cost-forecast'),
  ...costFields,
  /**
   * `series`: daily actuals and the forecast to `to` (at least to the end of the month). `month-end`: one row, the month's total.
   * `distribution`: quantiles of the month's total, 1 % to 99 %.
   */
  output: z.enum(['series', 'month-end', 'distribution']).default('series'),
  /** Levels of the prediction intervals, 0 to 1. */
  level: z.array(z.number().gt(0).lt(1)).min(1).max(4).default([0.8, 0.95]),
  /**
   * Which figure of `month-end`. Absent: all of them; from an alert rule or expression of Grafana `point` alone, so that a rule
   * has one number to compare. `lower` and `upper` are the bounds of the first of `level`.
   */
  statistic: z.enum(MONTH_END_STATISTICS).optional(),
  /** Groups with a forecast of their own; the rest is forecast together as "Other". Default 10. */
  topN: z.number().int().min(1).max(100).optional(),
  /** Known changes of the cost. */
  steps: knownSteps,
  mute,
});

export type CostForecastQuery = z.output<typeof costForecastQuerySchema>;
