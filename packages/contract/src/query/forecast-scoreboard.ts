import { z } from 'zod';

import { costFields, dimensionSchema } from './cost-fields.ts';

export const SCOREBOARD_STATISTICS = ['all', 'skill', 'skill-aws', 'bias', 'coverage', 'mae'] as const;
export type ScoreboardStatistic = (typeof SCOREBOARD_STATISTICS)[number];
export const SCOREBOARD_HORIZONS = ['all', 'day', 'month-end'] as const;

export const forecastScoreboardQuerySchema = z.strictObject({
  queryType: z.literal('forecast-scoreboard'),
  // The time range is over the days and months that were forecast.
  ...costFields,
  /** Groups beside the total. The standing forecasts are kept by service; others when somebody looked at them. */
  groupBy: z.array(dimensionSchema).max(4).default(['ServiceName']),
  /** Forecasts of single days, of the month's total, or both. */
  horizon: z.enum(SCOREBOARD_HORIZONS).default('all'),
  /**
   * Which figure. Absent: all of them; from an alert rule or expression of Grafana `skill` alone. `coverage` is of the 80 %
   * intervals.
   */
  statistic: z.enum(SCOREBOARD_STATISTICS).optional(),
});

export type ForecastScoreboardQuery = z.output<typeof forecastScoreboardQuerySchema>;
