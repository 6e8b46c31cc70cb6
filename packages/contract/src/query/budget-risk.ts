import { z } from 'zod';

import { costFields } from './cost-fields.ts';
import { knownSteps } from './known-steps.ts';
import { mute } from './mute.ts';

export const BUDGET_STATISTICS = ['all', 'probability', 'forecast', 'overrun', 'used', 'days-left'] as const;
export type BudgetStatistic = (typeof BUDGET_STATISTICS)[number];
export const BUDGET_PERIODS = ['month', 'quarter', 'year'] as const;

export const budgetRiskQuerySchema = z.strictObject({
  queryType: z.literal('budget-risk'),
  ...costFields,
  /** What the period may cost, in the currency of the bill. Grouped: what each group may. */
  budget: z.number().positive(),
  /** The calendar period (UTC) that the budget is for; the one that holds the present. */
  period: z.enum(BUDGET_PERIODS).default('month'),
  /** Level of the interval of the period's total, 0 to 1. */
  level: z.number().gt(0).lt(1).default(0.8),
  /** Which figure. Absent: all of them; from an alert rule or expression of Grafana `probability` alone. */
  statistic: z.enum(BUDGET_STATISTICS).optional(),
  /** Groups that are judged, the most expensive first. Default 10. */
  topN: z.number().int().min(1).max(100).optional(),
  /** Known changes of the cost. */
  steps: knownSteps,
  mute,
});

export type BudgetRiskQuery = z.output<typeof budgetRiskQuerySchema>;
