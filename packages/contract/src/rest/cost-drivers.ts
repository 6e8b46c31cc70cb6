import { z } from 'zod';

import { moneySchema } from './money.ts';
import { estimatedFrom, group, metric, provenance } from './provenance.ts';

const range = z.object({ from: z.iso.datetime(), to: z.iso.datetime().meta({ description: 'Exclusive.' }) });
const drivers = z
  .array(z.object({ driver: z.string(), amount: moneySchema }))
  .meta({ description: 'Largest first. They add up to after − before exactly.' });
const change = { before: moneySchema, after: moneySchema, change: moneySchema, drivers };
const text = z.string().nullable();

export const costDriversResponseSchema = z.object({
  metric,
  groupBy: z.array(z.string()),
  period: range.meta({ description: 'What is explained: the range as far as its days are complete.' }),
  baseline: range.meta({ description: 'What it is compared with.' }),
  ...change,
  groups: z
    .array(
      z.object({
        group,
        other: z.boolean().meta({ description: 'Everything beyond the groups, together.' }),
        ...change,
      })
    )
    .meta({ description: 'Largest change first. Together they are the whole.' }),
  causes: z
    .array(
      z.object({
        group,
        driver: z.string(),
        amount: moneySchema,
        service: text,
        region: text,
        usageType: text.meta({ description: 'Or what several of them have in common.' }),
        unit: text,
        usageTypes: z.number().int().meta({ description: 'How many it is told of together.' }),
        factor: z
          .object({ before: z.number(), after: z.number() })
          .nullable()
          .meta({ description: 'What changed: days, quantity in a day, price, share of the price paid, or money.' }),
        sentence: z.string(),
      })
    )
    .meta({ description: 'Single causes, the largest first, at most 50.' }),
  estimatedFrom,
  ...provenance,
});
export type CostDriversResponse = z.output<typeof costDriversResponseSchema>;
