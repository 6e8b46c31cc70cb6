import { z } from 'zod';

import { insufficientHistory } from './insufficient-history.ts';
import { estimatedFrom, group, metric, provenance } from './provenance.ts';

const estimate = z.object({ point: z.number(), lower: z.number(), upper: z.number() });

export const trendResponseSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('trend'),
    metric,
    groupBy: z.array(z.string()),
    from: z.iso.datetime(),
    to: z.iso.datetime().meta({ description: 'End of the final days, exclusive.' }),
    series: z.array(
      z.object({
        group,
        other: z.boolean().meta({ description: 'Everything beyond the groups, together.' }),
        slope: estimate.meta({ description: 'Money that a day costs more than the day before.' }),
        growth: estimate.nullable().meta({ description: 'Relative change a month; null where the cost is zero.' }),
        pValue: z.number(),
        direction: z.enum(['rising', 'falling', 'none']),
        changes: z
          .array(z.object({ day: z.iso.datetime(), before: z.number(), after: z.number() }))
          .meta({ description: 'Days on which the level changed for good, and the mean cost of a day.' }),
      })
    ),
    estimatedFrom,
    ...provenance,
  }),
  insufficientHistory,
]);
export type TrendResponse = z.output<typeof trendResponseSchema>;
