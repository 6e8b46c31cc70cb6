import { z } from 'zod';

import { metricFields } from './metric-fields.ts';

export const metricForecastQuerySchema = z.strictObject({
  queryType: z.literal('metric-forecast'),
  ...metricFields,
  /** Hours to forecast. Absent: to the end of the time range, at least a day. */
  horizon: z.number().int().min(1).max(720).optional(),
  /** Levels of the prediction intervals, 0 to 1. */
  level: z.array(z.number().gt(0).lt(1)).min(1).max(4).default([0.8, 0.95]),
  /** The N series with the highest mean. Default 5. */
  topN: z.number().int().min(1).max(20).optional(),
});

export type MetricForecastQuery = z.output<typeof metricForecastQuerySchema>;
