import { z } from 'zod';

import { insufficientHistory } from './insufficient-history.ts';
import { moneySchema } from './money.ts';
import { estimatedFrom, group, metric, provenance } from './provenance.ts';

export const interval = z.object({ level: z.number(), lower: z.number(), upper: z.number() });
const monthEnd = z.object({
  actual: moneySchema.meta({ description: 'Final days of the month so far.' }),
  point: z.number().meta({ description: 'Expected total of the month.' }),
  intervals: z.array(interval),
  quantiles: z.array(z.object({ probability: z.number(), value: z.number() })).meta({
    description: 'The distribution of the total: it stays below `value` with this probability.',
  }),
  runRate: z.number().meta({ description: 'Daily mean so far times the days of the month.' }),
  lastMonth: moneySchema.nullable(),
});
const dailyForecast = z.object({
  group,
  actual: z.array(moneySchema.nullable()),
  point: z.array(z.number().nullable()),
  intervals: z.array(
    z.object({ level: z.number(), lower: z.array(z.number().nullable()), upper: z.array(z.number().nullable()) })
  ),
  monthEnd,
});

export const forecastResponseSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('forecast'),
    metric,
    groupBy: z.array(z.string()),
    days: z.array(z.iso.datetime()),
    forecastFrom: z.iso.datetime().meta({
      description: 'First day that is forecast. An actual from here on is provisional: its charges still come in.',
    }),
    month: z.object({
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      days: z.number().int(),
      daysFinal: z.number().int(),
    }),
    total: dailyForecast.nullable().meta({ description: 'Null when the groups are in several currencies.' }),
    series: z.array(dailyForecast),
    subtotals: z.array(dailyForecast).meta({
      description: 'With several dimensions: everything that shares the first of them with a group of `series`.',
    }),
    other: dailyForecast.nullable(),
    estimatedFrom,
    ...provenance,
  }),
  insufficientHistory,
]);
export type ForecastResponse = z.output<typeof forecastResponseSchema>;
