import { z } from 'zod';

import { moneySchema } from './money.ts';
import { origin } from './source-note.ts';

export const apiSpendResponseSchema = z.object({
  currency: z.literal('USD'),
  grain: z.string(),
  periods: z.array(z.iso.datetime()),
  operations: z.array(
    z.object({
      connection: z.string(),
      source: z.string(),
      operation: z.string(),
      calls: z.number().int(),
      unanswered: z.number().int().meta({ description: 'Calls whose answer never arrived; they count as spent.' }),
      amount: moneySchema,
      amounts: z.array(moneySchema),
    })
  ),
  total: moneySchema,
  ...origin,
});
export type ApiSpendResponse = z.output<typeof apiSpendResponseSchema>;
