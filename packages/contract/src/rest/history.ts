import { z } from 'zod';

import { GRAINS } from '../query/cost.ts';
import { moneySchema } from './money.ts';
import { estimatedFrom, group, metric, provenance } from './provenance.ts';

export const historyResponseSchema = z.object({
  metric,
  grain: z.enum(GRAINS),
  groupBy: z.array(z.string()),
  periods: z.array(z.iso.datetime()).meta({ description: 'Starts of the periods, UTC.' }),
  series: z.array(z.object({ group, amounts: z.array(moneySchema.nullable()), total: moneySchema })),
  other: z
    .object({ groups: z.number().int(), amounts: z.array(moneySchema.nullable()), total: moneySchema })
    .nullable(),
  total: moneySchema.nullable().meta({ description: 'Null when the groups are in several currencies.' }),
  estimatedFrom,
  ...provenance,
});
export type HistoryResponse = z.output<typeof historyResponseSchema>;
