import { z } from 'zod';

import { questionFields } from './question-fields.ts';

export const BUDGETS_STATISTICS = ['all', 'used', 'probability', 'burn', 'used-by-day'] as const;
export type BudgetsStatistic = (typeof BUDGETS_STATISTICS)[number];

export const budgetsQuerySchema = z.strictObject({
  queryType: z.literal('budgets'),
  /** Days of `used-by-day`; every other figure is of the period that is running. */
  ...questionFields,
  /** Ids of budgets; absent: every budget. */
  budgets: z.array(z.string()).optional(),
  /** Level of the interval of the period's total, 0 to 1. */
  level: z.number().gt(0).lt(1).default(0.8),
  /** Which figure. Absent: a table of all; from an alert rule the `probability` of each. */
  statistic: z.enum(BUDGETS_STATISTICS).optional(),
  /** The so many that need a look first. Absent: all. */
  topN: z.number().int().min(1).max(1000).optional(),
});

export type BudgetsQuery = z.output<typeof budgetsQuerySchema>;
