import { z } from 'zod';

const RANGES: readonly string[] = ['within_range', 'outside_range'];

/** An alert rule to be tried on the past: a query, and what its number is compared with. */
export const rehearsalInputSchema = z.strictObject({
  query: z
    .looseObject({ queryType: z.string() })
    .meta({ description: 'The query model without timeRange: docs/reference/query-types.md' }),
  rangeSeconds: z
    .number()
    .int()
    .min(1)
    .max(366 * 86_400)
    .default(3600)
    .meta({ description: 'How far the range of the query reaches back: `relativeTimeRange.from` of the rule.' }),
  reducer: z
    .enum(['last', 'sum', 'mean', 'min', 'max'])
    .default('last')
    .meta({ description: 'How a time series becomes one number.' }),
  threshold: z
    .strictObject({
      type: z.enum(['gt', 'lt', 'within_range', 'outside_range']),
      params: z.tuple([z.number()], z.number()).refine((params) => params.length <= 2, { error: 'Give one or two.' }),
    })
    .refine(({ type, params }) => RANGES.includes(type) === (params.length === 2), {
      error: 'A range has two numbers, "gt" and "lt" have one.',
      path: ['params'],
    }),
  days: z.number().int().min(1).max(366).default(365).meta({ description: 'How many days back.' }),
  stepDays: z.number().int().min(1).max(31).default(1).meta({ description: 'Days from one evaluation to the next.' }),
});
export type RehearsalInput = z.output<typeof rehearsalInputSchema>;

/** When an alert rule would have fired. */
export const rehearsalResponseSchema = z.object({
  from: z.iso.date().meta({ description: 'First day that was evaluated, at its start (UTC).' }),
  to: z.iso.date().meta({ description: 'Last one.' }),
  stepDays: z.number().int(),
  evaluations: z.number().int(),
  complete: z
    .boolean()
    .meta({ description: 'False when time was up before the earliest day; ask for fewer days or larger steps.' }),
  withoutData: z.number().int().meta({ description: 'Evaluations that had no number to compare.' }),
  alerts: z.number().int().meta({ description: 'How often it would have fired. Evaluations in a row are one alert.' }),
  instances: z.array(
    z.object({
      labels: z.record(z.string(), z.string()),
      alerts: z.array(z.array(z.object({ day: z.iso.date(), value: z.number() }))),
    })
  ),
});
export type Rehearsal = z.output<typeof rehearsalResponseSchema>;
