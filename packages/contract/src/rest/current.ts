import { z } from 'zod';

import { moneySchema } from './money.ts';
import { group, metric, provenance } from './provenance.ts';

export const currentResponseSchema = z.object({
  metric,
  month: z.object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    days: z.number().int(),
    daysElapsed: z.number().int().meta({ description: 'Whole days of the month that are known.' }),
  }),
  total: moneySchema.nullable().meta({ description: 'Everything known of the month; null when nothing is.' }),
  wholeDays: moneySchema.nullable().meta({ description: 'The elapsed whole days alone.' }),
  lastMonthSamePoint: moneySchema.nullable().meta({ description: 'As many days of the month before.' }),
  change: moneySchema.nullable().meta({ description: 'wholeDays less lastMonthSamePoint.' }),
  lastMonth: moneySchema.nullable().meta({ description: 'The whole month before.' }),
  groupBy: z.array(z.string()),
  groups: z
    .array(z.object({ group, total: moneySchema }))
    .meta({ description: 'The month by group; empty without groupBy.' }),
  ...provenance,
});
export type CurrentResponse = z.output<typeof currentResponseSchema>;
