import { COST_METRICS } from '@smartcloudops/focus';
import { z } from 'zod';

import { GRAINS } from './query/cost.ts';

/** Answers of the REST API. The OpenAPI document is made from these. */

/** Money with every digit as text, and as the nearest double for those who only draw. */
export const moneySchema = z.object({
  amount: z.string().meta({ description: 'Exact decimal.', example: '1234.567890123' }),
  value: z.number().meta({ description: 'The nearest double.' }),
});

export const noticeSchema = z.object({ severity: z.enum(['info', 'warning', 'error']), text: z.string() });

/** Where an answer comes from and how fresh it is. */
const provenance = {
  currency: z.string().nullable().meta({ description: 'ISO 4217; null when there is no charge.' }),
  source: z.array(z.string()),
  freshness: z.iso.datetime().nullable().meta({ description: 'When the newest data of the answer were loaded.' }),
  coverage: z.object({ from: z.iso.datetime().nullable(), to: z.iso.datetime().nullable() }),
  dataVersion: z.number().int(),
  notices: z.array(noticeSchema),
};

const estimatedFrom = z.iso
  .datetime()
  .nullable()
  .meta({ description: 'First day that may still change; null: all are final.' });
const group = z
  .record(z.string(), z.string().nullable())
  .meta({ description: 'Value by dimension; null where absent.' });
const metric = z.enum(COST_METRICS);
const nullableMoney = moneySchema.nullable();

export const historyResponseSchema = z.object({
  metric,
  grain: z.enum(GRAINS),
  groupBy: z.array(z.string()),
  periods: z.array(z.iso.datetime()).meta({ description: 'Starts of the periods, UTC.' }),
  series: z.array(z.object({ group, amounts: z.array(nullableMoney), total: moneySchema })),
  other: z.object({ groups: z.number().int(), amounts: z.array(nullableMoney), total: moneySchema }).nullable(),
  total: nullableMoney.meta({ description: 'Null when the groups are in several currencies.' }),
  estimatedFrom,
  ...provenance,
});
export type HistoryResponse = z.output<typeof historyResponseSchema>;

export const currentResponseSchema = z.object({
  metric,
  month: z.object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    days: z.number().int(),
    daysElapsed: z.number().int().meta({ description: 'Whole days of the month that are known.' }),
  }),
  total: nullableMoney.meta({ description: 'Everything known of the month; null when nothing is.' }),
  wholeDays: nullableMoney.meta({ description: 'The elapsed whole days alone.' }),
  lastMonthSamePoint: nullableMoney.meta({ description: 'As many days of the month before.' }),
  change: nullableMoney.meta({ description: 'wholeDays less lastMonthSamePoint.' }),
  lastMonth: nullableMoney.meta({ description: 'The whole month before.' }),
  estimated: z.boolean(),
  groupBy: z.array(z.string()),
  groups: z
    .array(z.object({ group, total: moneySchema }))
    .meta({ description: 'The month by group; empty without groupBy.' }),
  ...provenance,
});
export type CurrentResponse = z.output<typeof currentResponseSchema>;

const interval = z.object({ level: z.number(), lower: z.number(), upper: z.number() });
const monthEnd = z.object({
  actual: moneySchema.meta({ description: 'Final days of the month so far.' }),
  point: z.number().meta({ description: 'Expected total of the month.' }),
  intervals: z.array(interval),
  runRate: z.number().meta({ description: 'Daily mean so far times the days of the month.' }),
  lastMonth: nullableMoney,
});
const dailyForecast = z.object({
  group,
  actual: z.array(nullableMoney),
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
    total: dailyForecast,
    series: z.array(dailyForecast),
    other: dailyForecast.nullable(),
    estimatedFrom,
    ...provenance,
  }),
  z.object({ kind: z.literal('insufficient-history'), have: z.number().int(), need: z.number().int() }),
]);
export type ForecastResponse = z.output<typeof forecastResponseSchema>;

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string().meta({ description: 'Permanent; docs/errors.md explains it.' }),
  source: z.enum(['plugin', 'downstream']),
  issues: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.output<typeof problemSchema>;
