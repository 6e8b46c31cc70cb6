import { z } from 'zod';

import { allocationRulesSchema } from '../allocation-rules.ts';
import { moneySchema } from './money.ts';
import { estimatedFrom, group, metric, provenance } from './provenance.ts';

export const costAllocationResponseSchema = z.object({
  allocation: z.object({ name: z.string(), title: z.string() }),
  metric,
  grain: z.string(),
  groupBy: z.array(z.string()),
  periods: z.array(z.iso.datetime()),
  series: z.array(
    z.object({
      value: z.string().nullable().meta({ description: 'Null: no rule names an owner. Always there, always last.' }),
      group,
      direct: moneySchema.meta({ description: 'Its own charges.' }),
      shared: moneySchema.meta({ description: 'Shared cost handed on to it, less what it handed on.' }),
      total: moneySchema,
      share: z.number().nullable(),
      amounts: z.array(moneySchema.nullable()),
    })
  ),
  total: moneySchema,
  allocatedShare: z.number().nullable().meta({ description: 'Share of the cost that has an owner, 0 to 1.' }),
  estimatedFrom,
  ...provenance,
});
export type CostAllocationResponse = z.output<typeof costAllocationResponseSchema>;

export const allocationsResponseSchema = z.object({ allocations: z.array(allocationRulesSchema) });
