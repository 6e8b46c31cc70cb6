import { z } from 'zod';

import { BUDGET_PERIODS } from '../query/budget-risk.ts';
import { interval } from './forecast.ts';
import { insufficientHistory } from './insufficient-history.ts';
import { moneySchema } from './money.ts';
import { estimatedFrom, group, metric, provenance } from './provenance.ts';

const days = z.number().int().nullable();

export const budgetRiskResponseSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('budget-risk'),
    metric,
    groupBy: z.array(z.string()),
    budget: z.number(),
    period: z.object({
      kind: z.enum(BUDGET_PERIODS),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      days: z.number().int(),
      daysFinal: z.number().int(),
    }),
    series: z.array(
      z.object({
        group,
        probability: z.number().meta({ description: 'That the period costs more than the budget, 0 to 1.' }),
        forecast: z.number().meta({ description: 'Expected total of the period.' }),
        interval,
        actual: moneySchema.meta({ description: 'Final days of the period so far.' }),
        used: z.number().meta({ description: '`actual` as a share of the budget.' }),
        overrun: z.number().meta({ description: 'Expected money above the budget.' }),
        daysLeft: z
          .object({ median: days, earliest: days, latest: days })
          .meta({ description: 'Days from today until the budget is passed; null: not within the period.' }),
      })
    ),
    estimatedFrom,
    ...provenance,
  }),
  insufficientHistory,
]);
export type BudgetRiskResponse = z.output<typeof budgetRiskResponseSchema>;
