import { COST_METRICS, parseDecimal } from '@smartcloudops/focus';
import { z } from 'zod';

import { costFields } from './query/cost-fields.ts';
import { BUDGET_PERIODS } from './query/budget-risk.ts';

export const BUDGET_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** A budget as people write it down: what charges may come to in each calendar period (UTC). */
export const budgetSchema = z.strictObject({
  id: z
    .string()
    .regex(BUDGET_ID, { error: 'Use 1 to 63 lower case letters, digits and dashes, such as "shop-monthly".' }),
  name: z.string().trim().min(1, { error: 'Give it a name that people know it by.' }).max(200),
  amount: z
    .string()
    .refine((text) => /^\d{1,15}(\.\d{1,9})?$/.test(text) && (parseDecimal(text) ?? 0n) > 0n, {
      error: 'Write a number above 0 as text, without signs or separators, such as "12500.00".',
    })
    .meta({ description: 'Exact decimal text.', example: '12500.00' }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'Use the code of the currency of the bill (ISO 4217), such as "USD".' })
    .meta({ example: 'USD' }),
  period: z.enum(BUDGET_PERIODS).default('month'),
  metric: z.enum(COST_METRICS).default('BilledCost'),
  filters: costFields.filters.meta({ description: 'Which charges count; all must hold. Empty: every charge.' }),
  connections: z
    .array(z.string().min(1))
    .min(1, { error: 'Name at least one connection, or leave the field out.' })
    .nullable()
    .default(null)
    .meta({ description: 'Null: all that there are. Who may read some only writes budgets of those.' }),
  owner: z.string().max(200).optional().meta({ description: 'Who answers for it: a team, a person.' }),
});
export type BudgetJson = z.output<typeof budgetSchema>;
