import { z } from 'zod';

import { moneySchema } from './money.ts';

export const priceResponseSchema = z.object({
  currency: z.literal('USD'),
  perRefresh: moneySchema.meta({ description: 'What AWS charges for one refresh of a panel or evaluation of a rule.' }),
  connections: z.array(
    z.object({
      connection: z.string(),
      expectedPerMonth: moneySchema.meta({ description: 'What collecting comes to; never more than the budget.' }),
      budgetPerMonth: moneySchema,
      spentThisMonth: moneySchema,
      real: z.boolean().meta({ description: 'False for the demo: its AWS is simulated and no money flows.' }),
    })
  ),
});
export type PriceResponse = z.output<typeof priceResponseSchema>;
