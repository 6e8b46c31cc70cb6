import { z } from 'zod';

import { insufficientHistory } from './insufficient-history.ts';
import { moneySchema } from './money.ts';
import { estimatedFrom, group, metric, provenance } from './provenance.ts';

const daily = z.array(z.number().nullable());
const other = z.boolean().meta({ description: 'Everything beyond the watched groups, together.' });

export const costAnomaliesResponseSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('cost-anomalies'),
    metric,
    groupBy: z.array(z.string()),
    judgedTo: z.iso.datetime().meta({ description: 'First day that is not judged: its charges still come in.' }),
    events: z
      .array(
        z.object({
          group,
          other,
          from: z.iso.datetime(),
          to: z.iso.datetime().meta({ description: 'Exclusive.' }),
          detectedAt: z.iso.datetime(),
          ongoing: z.boolean(),
          kind: z.enum(['spike', 'level', 'gradual']),
          direction: z.enum(['up', 'down']),
          impact: z.number().meta({ description: 'actual − expected.' }),
          actual: z.number(),
          expected: z.number(),
          score: z.number(),
          cause: z.string().nullable().meta({ description: 'Where it came from; null when the bill does not tell.' }),
        })
      )
      .meta({ description: 'Those that touch the range, the latest first.' }),
    days: z.array(z.iso.datetime()),
    series: z.array(
      z.object({
        group,
        other,
        actual: z.array(moneySchema.nullable()),
        expected: daily,
        lower: daily,
        upper: daily,
        anomaly: daily.meta({ description: 'Cost of anomalous days.' }),
        impact: z.number().meta({ description: 'Money above the expectation on anomalous days of the range.' }),
      })
    ),
    estimatedFrom,
    ...provenance,
  }),
  insufficientHistory,
]);
export type CostAnomaliesResponse = z.output<typeof costAnomaliesResponseSchema>;
