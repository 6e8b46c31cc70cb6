import { z } from 'zod';

import { expressionSchema } from './read-expression.ts';

/** A cost category as AWS describes it, as far as we read it. */
export const definitionSchema = z.object({
  CostCategoryArn: z.string(),
  Name: z.string(),
  EffectiveStart: z.string().nullish(),
  DefaultValue: z.string().nullish(),
  Rules: z.array(
    z.object({
      Value: z.string().nullish(),
      Rule: expressionSchema.nullish(),
      Type: z.string().nullish(),
      InheritedValue: z.object({ DimensionName: z.string().nullish(), DimensionKey: z.string().nullish() }).nullish(),
    })
  ),
  SplitChargeRules: z
    .array(
      z.object({
        Source: z.string(),
        Targets: z.array(z.string()),
        Method: z.string(),
        Parameters: z.array(z.object({ Type: z.string(), Values: z.array(z.string()) })).nullish(),
      })
    )
    .nullish(),
});
export type Definition = z.output<typeof definitionSchema>;
