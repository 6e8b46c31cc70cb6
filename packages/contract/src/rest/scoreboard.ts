import { z } from 'zod';

import { group, metric, provenance } from './provenance.ts';

const skill = (over: string) =>
  z
    .number()
    .nullable()
    .meta({ description: `1 − mean absolute error ÷ that of ${over}; below zero it was better. Null: unknown.` });
const byLevel = z.object({ level: z.number(), value: z.number() });

export const scoreboardResponseSchema = z.object({
  metric,
  groupBy: z.array(z.string()),
  rows: z.array(
    z.object({
      group: group.meta({ description: 'Value by dimension; empty for the total.' }),
      horizon: z.string().meta({
        description: 'How far the forecasts looked ahead: `day 7`; `month-end 11-20`, days to the month’s end.',
        example: 'day 7',
      }),
      kind: z.enum(['day', 'month-end']),
      evidence: z.enum(['shown', 'replayed']).meta({
        description: '`replayed`: forecast later, from the bill cut off at an earlier day.',
      }),
      n: z.number().int().meta({ description: 'Forecasts graded.' }),
      meanAbsoluteError: z.number(),
      bias: z.number().meta({ description: 'Mean of expected less actual.' }),
      relativeError: z.number().nullable().meta({ description: 'Sum of absolute errors ÷ sum of absolute amounts.' }),
      coverage: z.array(byLevel).meta({ description: 'Share of the intervals of each level that held.' }),
      intervalScore: z.array(byLevel).meta({ description: 'Mean interval score of each level: lower is better.' }),
      skillOverNaive: skill('the seasonal naive forecast (months: the run rate)'),
      skillOverAws: skill('AWS’s own forecast'),
      muted: z.boolean().meta({ description: 'Alert rules on these forecasts stay silent.' }),
    })
  ),
  waiting: z.number().int().meta({ description: 'Forecasts whose days are not over and final yet.' }),
  ...provenance,
});
export type ScoreboardResponse = z.output<typeof scoreboardResponseSchema>;
