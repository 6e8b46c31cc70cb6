import { z } from 'zod';

import { metricFields } from './metric-fields.ts';

export const METRIC_GRAINS = ['step', 'hour', 'day'] as const;

export const metricQuerySchema = z.strictObject({
  queryType: z.literal('metric'),
  ...metricFields,
  /** `step`: as it was collected. Coarser ones are made by the aggregation itself; of a percentile the worst is kept. */
  grain: z.enum(METRIC_GRAINS).default('step'),
  /** The N series with the highest mean. Default 50. */
  topN: z.number().int().min(1).max(500).optional(),
});

export type MetricQuery = z.output<typeof metricQuerySchema>;
