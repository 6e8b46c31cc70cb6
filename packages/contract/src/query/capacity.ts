import { z } from 'zod';

import { metricFields } from './metric-fields.ts';

export const CAPACITY_STATISTICS = ['all', 'probability', 'days', 'current', 'worst', 'trend', 'urgency'] as const;
export type CapacityStatistic = (typeof CAPACITY_STATISTICS)[number];

export const capacityQuerySchema = z.strictObject({
  queryType: z.literal('capacity'),
  ...metricFields,
  /** In the metric's unit. To lie on it is not to cross it. */
  limit: z.number(),
  /** Which side of the limit is trouble. */
  direction: z.enum(['above', 'below']).default('above'),
  /** Up to three days ahead are forecast by hours, farther ones by each day's worst value. */
  horizonDays: z.number().int().min(1).max(180).default(30),
  /** The N most urgent. Default 50. */
  topN: z.number().int().min(1).max(500).optional(),
  /**
   * Which figure, one number for each series. Absent: all of them as a table, most urgent first; from an alert rule or expression of
   * Grafana `probability` alone.
   */
  statistic: z.enum(CAPACITY_STATISTICS).optional(),
});

export type CapacityQuery = z.output<typeof capacityQuerySchema>;
