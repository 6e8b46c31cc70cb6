import { z } from 'zod';

import { noticeSchema } from './money.ts';
import { origin } from './source-note.ts';

const amount = z.string().meta({ description: 'Exact decimal text, a month, in `currency`.' });
const text = z.string().nullable();
const grade = z.enum(['low', 'medium', 'high']).nullable();

const recommendationSchema = z.object({
  id: z.string().meta({ description: 'The same as long as the same is advised.' }),
  title: z.string().meta({ example: 'Stop EC2 instance i-0abc' }),
  action: z.string().meta({ example: 'Rightsize' }),
  category: z.string().meta({ description: '`idle`, `rightsizing` or `commitment`.' }),
  connection: z.string(),
  resource: z.object({ id: text, name: text, type: z.string() }),
  account: z.object({ id: text, name: text }),
  region: text,
  service: text,
  saving: amount,
  counted: amount.meta({
    description: 'What of `saving` the total counts: "0" where another one for the same thing or use saves more.',
  }),
  currency: z.string(),
  savingPercent: z.number().nullable().meta({ description: '0 to 100, of what the thing costs.' }),
  cost: z.string().nullable().meta({ description: 'What the thing costs a month, exact decimal text.' }),
  effort: grade,
  risk: grade,
  restartNeeded: z.boolean().nullable(),
  rollbackPossible: z.boolean().nullable(),
  lookbackDays: z.number().nullable(),
  current: text,
  recommended: text,
  why: text,
  sources: z.array(z.string()),
  since: z.iso.datetime().meta({ description: 'When it was first seen.' }),
});

export const recommendationsResponseSchema = z.object({
  recommendations: z.array(recommendationSchema).meta({ description: 'By currency, those that save most first.' }),
  totals: z.array(
    z.object({
      currency: z.string(),
      saving: amount.meta({ description: 'Without counting any money twice: at least this much.' }),
      savingUpTo: amount.meta({ description: 'With the best commitment of each kind on top: at most this much.' }),
      count: z.number().int(),
      oldest: z.iso.datetime(),
      shareOfBill: z
        .number()
        .nullable()
        .meta({ description: 'Of 30 days of BilledCost; null when that is not known.' }),
    })
  ),
  days: z
    .array(z.object({ day: z.iso.datetime(), count: z.number().int(), saving: z.record(z.string(), z.string()) }))
    .meta({ description: 'What was open at the end of each day, exact decimal text by currency.' }),
  gone: z
    .array(recommendationSchema.extend({ goneAt: z.iso.datetime(), thing: text }))
    .meta({ description: 'Implemented or gone within the time range, the latest first.' }),
  ...origin,
  notices: z.array(noticeSchema),
});
export type RecommendationsResponse = z.output<typeof recommendationsResponseSchema>;
