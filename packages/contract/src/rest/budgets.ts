import { z } from 'zod';

import { budgetSchema } from '../budget.ts';
import { interval } from './forecast.ts';
import { moneySchema } from './money.ts';
import { metric, provenance } from './provenance.ts';

const share = z.number().nullable();

export const budgetStatusResponseSchema = z.object({
  budgets: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        origin: z.enum(['own', 'provider']),
        owner: z.string().nullable(),
        connections: z.array(z.string()).nullable(),
        amount: moneySchema.nullable(),
        currency: z.string().nullable().meta({ description: 'Of this row; rows may differ.' }),
        metric: metric.nullable(),
        period: z
          .object({ kind: z.string(), from: z.iso.datetime(), to: z.iso.datetime() })
          .nullable()
          .meta({ description: 'The calendar period that is running, UTC.' }),
        judgedBy: z
          .enum(['charges', 'provider', 'nothing'])
          .meta({ description: 'Where the figures come from; `note` says why when it is not the charges.' }),
        spent: moneySchema.nullable().meta({ description: 'Final days of the period so far.' }),
        used: share.meta({ description: '`spent` as a share of the amount.' }),
        expectedUsed: share.meta({
          description:
            'Share that would be used by now if the period came to the amount exactly, in the rhythm of the cost.',
        }),
        forecast: z.number().nullable().meta({ description: 'Expected total of the period.' }),
        interval: interval.nullable(),
        probability: share.meta({ description: 'That the period comes to more than the amount, 0 to 1.' }),
        burn: share.meta({
          description:
            'Cost a day of the last final week, beside what a day may cost; 1 uses the budget up at its end.',
        }),
        usedUpOn: z.iso
          .datetime()
          .nullable()
          .meta({ description: 'Day on which it is used up; null: not in the period.' }),
        status: z.enum(['exceeded', 'likely-exceeded', 'at-risk', 'on-track', 'unknown']),
        note: z.string().nullable(),
        days: z.array(z.object({ day: z.iso.datetime(), used: z.number() })),
      })
    )
    .meta({ description: 'Those that need a look first. Budgets overlap, so nothing is added up over them.' }),
  ...provenance,
});
export type BudgetStatusResponse = z.output<typeof budgetStatusResponseSchema>;

export const budgetsResponseSchema = z.object({ budgets: z.array(budgetSchema) });
