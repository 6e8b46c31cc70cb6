import { z } from 'zod';

import { METRIC_GRAINS } from './query/metric.ts';
import { noticeSchema } from './rest.ts';
import { origin } from './rest/source-note.ts';

/** Answers of the REST API about measurements. */

const moment = z.iso.datetime();
const labels = z.record(z.string(), z.string()).meta({
  description: 'What is measured: SubAccountId, RegionId, ResourceId and the dimensions of the source.',
});
const numbers = z.array(z.number().nullable());

const provenance = {
  unit: z.string().nullable().meta({ description: 'As the source names it.' }),
  source: z.array(z.string()),
  freshness: moment.nullable().meta({ description: 'When the newest of the measurements were stored.' }),
  coverage: z.object({ from: moment.nullable(), to: moment.nullable() }),
  dataVersion: z.number().int(),
  ...origin,
  notices: z.array(noticeSchema),
};
const subject = { metricName: z.string(), aggregation: z.string().nullable() };

export const metricHistoryResponseSchema = z.object({
  ...subject,
  grain: z.enum(METRIC_GRAINS),
  stepSeconds: z.number(),
  times: z.array(moment).meta({ description: 'Starts of the steps, UTC.' }),
  series: z.array(z.object({ labels, values: numbers })),
  ...provenance,
});
export type MetricHistoryResponse = z.output<typeof metricHistoryResponseSchema>;

const insufficient = z.object({
  kind: z.literal('insufficient-history'),
  have: z.number().int(),
  need: z.number().int(),
  unit: z.enum(['hours', 'days']),
});

export const metricForecastResponseSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('forecast'),
    ...subject,
    stepSeconds: z.number(),
    times: z.array(moment),
    forecastFrom: moment.meta({ description: 'First step that is forecast.' }),
    series: z.array(
      z.object({
        labels,
        actual: numbers,
        point: numbers,
        intervals: z.array(z.object({ level: z.number(), lower: numbers, upper: numbers })),
      })
    ),
    ...provenance,
  }),
  insufficient,
]);
export type MetricForecastResponse = z.output<typeof metricForecastResponseSchema>;

export const capacityResponseSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('capacity'),
    ...subject,
    limit: z.number(),
    direction: z.enum(['above', 'below']),
    horizonDays: z.number().int(),
    by: z.enum(['hours', 'days']).meta({ description: 'What was forecast: hours, or each day’s worst value.' }),
    series: z
      .array(
        z.object({
          labels,
          probability: z.number().meta({ description: 'That the limit is crossed within the horizon.' }),
          days: z.object({ median: z.number(), lower: z.number(), upper: z.number() }).nullable().meta({
            description: 'Until then, if it happens, and an 80 % interval; null when no possible future crosses.',
          }),
          current: z.number().meta({ description: 'The latest value.' }),
          worst: z.number().meta({
            description:
              'The worst of the last whole day (hour, up to three days ahead): what the forecast goes on from.',
          }),
          trend: z.number().meta({ description: 'Change per day: the median slope.' }),
          direction: z.enum(['rising', 'falling', 'none']),
          urgency: z.number().meta({ description: 'Probability, halved for every week until then.' }),
        })
      )
      .meta({ description: 'Most urgent first.' }),
    ...provenance,
  }),
  insufficient,
]);
export type CapacityResponse = z.output<typeof capacityResponseSchema>;
