import { z } from 'zod';

const hours = z.number();

export const sourcesResponseSchema = z.object({
  sources: z.array(
    z.object({
      name: z.string().meta({ example: 'cost-explorer' }),
      title: z.string(),
      area: z.enum(['cost', 'performance', 'ml', 'security', 'advice']),
      delivers: z.enum(['charges', 'measurements', 'items']),
      permissions: z.array(
        z.object({
          action: z.string().meta({ example: 'ce:GetCostAndUsage' }),
          resources: z
            .array(z.string())
            .optional()
            .meta({ description: 'ARNs that it is limited to; absent: it has no limit.' }),
          why: z.string().meta({ description: 'What is missing when it is denied.' }),
        })
      ),
      calls: z.array(
        z.object({
          operation: z.string(),
          price: z.string().meta({ description: 'US dollars per call as exact decimal text; "0": free.' }),
          freePerMonth: z.number().int().nullable().meta({ description: 'Free calls a month; null: no such limit.' }),
        })
      ),
      pettyCash: z
        .string()
        .optional()
        .meta({ description: 'US dollars: as long as its calls of a month come to less, they need no budget.' }),
      freshness: z.object({
        updatedEveryHours: hours,
        askedEveryHours: hours.optional().meta({ description: 'Hours between looks at it; absent: the same.' }),
        delayHours: hours,
      }),
      accuracy: z.string(),
      reference: z.string().meta({ description: 'Where prices and facts were read.' }),
    })
  ),
});
export type SourcesResponse = z.output<typeof sourcesResponseSchema>;

export const sourcesPolicyResponseSchema = z
  .object({
    Version: z.literal('2012-10-17'),
    Statement: z.array(
      z.object({
        Sid: z.string(),
        Effect: z.literal('Allow'),
        Action: z.array(z.string()),
        Resource: z.union([z.literal('*'), z.array(z.string())]),
      })
    ),
  })
  .meta({ description: 'An IAM policy, as AWS takes it.' });
export type SourcesPolicyResponse = z.output<typeof sourcesPolicyResponseSchema>;
