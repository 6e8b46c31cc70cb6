import { z } from 'zod';

import { costFields } from './cost-fields.ts';
import { questionFields } from './question-fields.ts';

export const COMPARISONS = ['previous-period', 'previous-month', 'previous-year'] as const;

export const costDriversQuerySchema = z.strictObject({
  queryType: z.literal('cost-drivers'),
  ...costFields,
  /** The same length just before, the same dates of the month or year before, or any other range (half-open, UTC). */
  compareWith: z.union([z.enum(COMPARISONS), questionFields.timeRange]).default('previous-period'),
  /**
   * `waterfall`: from the earlier total to the later one, driver by driver. `groups`: the drivers of each group. `causes`: the largest
   * single causes in words. `change`: one number per group. Absent: waterfall; from an alert rule or expression of Grafana change.
   */
  output: z.enum(['waterfall', 'groups', 'causes', 'change']).optional(),
  /** Groups with drivers of their own, those that changed most first; the rest together as "Other". Default 20. */
  topN: z.number().int().min(1).max(100).optional(),
});

export type CostDriversQuery = z.output<typeof costDriversQuerySchema>;
