import { z } from 'zod';

import { dimensionSchema } from './query/cost-fields.ts';

export const ALLOCATION_NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

const values = z.array(z.string().nullable()).max(10_000);
const texts = z.array(z.string()).max(10_000);
const conditionSchema = z.strictObject({
  dimension: dimensionSchema,
  in: values.optional().meta({ description: 'The column has one of these values; null is an absent one.' }),
  notIn: values.optional(),
  startsWith: texts.optional(),
  endsWith: texts.optional(),
  contains: texts.optional(),
  not: z.boolean().optional().meta({ description: 'Turns the condition around.' }),
});

/** Virtual tags and shared-cost splits as people write them down; what they mean together is checked where they are applied. */
export const allocationRulesSchema = z.strictObject({
  name: z
    .string()
    .regex(ALLOCATION_NAME, { error: 'Use 1 to 63 lower case letters, digits and dashes, such as "team".' }),
  title: z.string().min(1).max(200),
  rules: z
    .array(
      z.strictObject({
        value: z.string().min(1).optional(),
        valueFrom: dimensionSchema.optional().meta({ description: 'The column to take the name from.' }),
        where: z.array(conditionSchema).max(20).default([]),
      })
    )
    .min(1)
    .max(1000)
    .meta({ description: 'The first rule whose conditions all hold decides whose a charge is.' }),
  splits: z
    .array(
      z.strictObject({
        of: z.string().min(1),
        method: z.enum(['even', 'proportional', 'fixed']),
        to: z.array(z.string().min(1)).optional(),
        shares: z.record(z.string(), z.string()).optional().meta({ description: 'Percent by name, decimal text.' }),
      })
    )
    .max(100)
    .default([])
    .meta({ description: 'How shared cost is handed on, in this order.' }),
});
export type AllocationRulesJson = z.output<typeof allocationRulesSchema>;
