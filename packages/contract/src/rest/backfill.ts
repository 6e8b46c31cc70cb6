import { z } from 'zod';

import { moneySchema } from './money.ts';

const moment = z.iso.datetime();

const quote = z.object({
  months: z.number().int().meta({ description: 'Whole calendar months before this one.' }),
  from: moment,
  dailyFrom: moment.meta({ description: 'From here on by day; before it by whole months, if at all.' }),
  byMonth: z.boolean().meta({ description: 'Part of it comes by whole months.' }),
  storedFrom: moment.nullable().meta({ description: 'From when on all is stored already; null: nothing is.' }),
  requests: z.number().int().meta({ description: 'Requests that are missing; 0: all of it is there.' }),
  pages: z
    .object({ least: z.number().int(), most: z.number().int() })
    .meta({ description: 'Pages to pay: one a request, and as many as the answers so far let expect.' }),
  sampled: z
    .boolean()
    .meta({ description: 'Whether there are answers to guess from; otherwise `most` is the least, and may be more.' }),
  paidPages: z.number().int().meta({ description: 'Pages that are paid for already and are not paid for again.' }),
  price: z.object({ least: moneySchema, most: moneySchema }).meta({ description: 'US dollars.' }),
  monthsOfBudget: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'Months after this one until the budget has paid it; null: it never has.' }),
  spentThisMonth: moneySchema,
  budget: z.object({ perMonth: moneySchema, regular: moneySchema }).meta({
    description: 'The monthly API budget, and what regular collecting needs of it: a backfill leaves it that much.',
  }),
  real: z.boolean().meta({ description: 'False for the demo: its AWS is simulated and no money flows.' }),
});

const progress = z.object({
  months: z.number().int(),
  from: moment,
  state: z.enum(['running', 'waiting', 'done', 'cancelled']).meta({
    description: '`waiting`: the budget of the month is used up as far as a backfill may; it goes on with the next.',
  }),
  startedAt: moment,
  endedAt: moment.nullable(),
  done: z.number().int().meta({ description: 'Requests that are stored.' }),
  total: z.number().int().meta({ description: 'Requests in all.' }),
  pages: z.number().int().meta({ description: 'Pages that were paid for what is stored.' }),
  spent: moneySchema.meta({ description: 'What they cost, US dollars.' }),
  continuesAt: moment.nullable().meta({ description: 'When it goes on; null when it does not wait.' }),
  expectedEnd: moment.nullable().meta({ description: 'When it should be done; null when that is not known.' }),
  lacking: z.string().nullable().meta({ description: 'Why part of it cannot be had, and what to do.' }),
});

export const backfillResponseSchema = z.object({
  connection: z.string(),
  limits: z.object({
    dailyMonths: z.number().int().meta({ description: 'Months that the source can tell of by day.' }),
    months: z.number().int().meta({ description: 'Months that it can tell of at all.' }),
  }),
  quote: quote.nullable().meta({ description: 'Null unless `months` was asked.' }),
  progress: progress.nullable().meta({ description: 'Of the last backfill; null: there never was one.' }),
});
export type BackfillResponse = z.output<typeof backfillResponseSchema>;
