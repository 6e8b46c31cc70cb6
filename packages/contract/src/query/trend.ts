import { z } from 'zod';

import { costFields } from './cost-fields.ts';

export const TREND_STATISTICS = ['all', 'slope', 'growth', 'p-value'] as const;
export type TrendStatistic = (typeof TREND_STATISTICS)[number];

export const trendQuerySchema = z.strictObject({
  queryType: z.literal('trend'),
  ...costFields,
  /** Level of the confidence interval of the growth, 0 to 1. */
  level: z.number().gt(0).lt(1).default(0.95),
  /** Which figure. Absent: all of them; from an alert rule or expression of Grafana `growth` alone. */
  statistic: z.enum(TREND_STATISTICS).optional(),
  /** Groups with a trend of their own, the most expensive first; the rest together as "Other". Default 20. */
  topN: z.number().int().min(1).max(100).optional(),
});

export type TrendQuery = z.output<typeof trendQuerySchema>;
