import { z } from 'zod';

import { costFields } from './cost-fields.ts';

export const GRAINS = ['total', 'hour', 'day', 'week', 'month'] as const;

export const costQuerySchema = z.strictObject({
  queryType: z.literal('cost'),
  ...costFields,
  grain: z.enum(GRAINS).default('day'),
  /** Keeps the N most expensive groups and adds the rest up as "Other". */
  topN: z.number().int().min(1).max(1000).optional(),
});

export type CostQuery = z.output<typeof costQuerySchema>;
