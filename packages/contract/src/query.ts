import { COST_METRICS, isDimension } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import { z } from 'zod';

/** The query model of the datasource: what a panel, an alert rule, the REST API and the command line all send. */

const dimension = z.custom<Dimension>((value) => typeof value === 'string' && isDimension(value), {
  error: (issue) =>
    `Unknown dimension ${JSON.stringify(issue.input)}. Use a FOCUS column such as "ServiceName" or "SubAccountId", or a tag as "Tags.<key>".`,
});

export const filterSchema = z.strictObject({
  dimension,
  op: z.enum(['in', 'not-in']).default('in'),
  /** null stands for "absent". An empty list filters nothing. */
  values: z.array(z.string().nullable()),
});

export const timeRangeSchema = z
  .strictObject({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })
  .refine((range) => Date.parse(range.from) < Date.parse(range.to), {
    error: 'timeRange.from must be before timeRange.to.',
    path: ['from'],
  });

export const GRAINS = ['total', 'hour', 'day', 'week', 'month'] as const;

const shared = {
  /** Half-open, ChargePeriodStart. Grafana's own time range fills it in when a panel or alert asks. */
  timeRange: timeRangeSchema,
  metric: z.enum(COST_METRICS).default('BilledCost'),
  groupBy: z.array(dimension).max(4).default([]),
  filters: z.array(filterSchema).default([]),
  /** Connections to read; absent means all that the caller may see. */
  connections: z.array(z.string()).optional(),
  /** Answer with what was known at this moment. */
  asOf: z.iso.datetime({ offset: true }).optional(),
};

export const costQuerySchema = z.strictObject({
  queryType: z.literal('cost'),
  ...shared,
  grain: z.enum(GRAINS).default('day'),
  /** Keeps the N most expensive groups and adds the rest up as "Other". */
  topN: z.number().int().min(1).max(1000).optional(),
});

export const MONTH_END_STATISTICS = ['all', 'point', 'lower', 'upper', 'actual', 'run-rate', 'last-month'] as const;
export type MonthEndStatistic = (typeof MONTH_END_STATISTICS)[number];

export const costForecastQuerySchema = z.strictObject({
  queryType: z.literal('cost-forecast'),
  ...shared,
  /** `series`: daily actuals and the forecast to `to` (at least to the end of the month). `month-end`: one row, the month's total. */
  output: z.enum(['series', 'month-end']).default('series'),
  /** Levels of the prediction intervals, 0 to 1. */
  level: z.array(z.number().gt(0).lt(1)).min(1).max(4).default([0.8, 0.95]),
  /**
   * Which figure of `month-end`. Absent: all of them; from an alert rule or expression of Grafana `point` alone, so that a rule
   * has one number to compare. `lower` and `upper` are the bounds of the first of `level`.
   */
  statistic: z.enum(MONTH_END_STATISTICS).optional(),
  /** Groups with a forecast of their own; the rest is forecast together as "Other". Default 10. */
  topN: z.number().int().min(1).max(100).optional(),
});

export const querySchema = z.discriminatedUnion('queryType', [costQuerySchema, costForecastQuerySchema]);

export type CostQuery = z.output<typeof costQuerySchema>;
export type CostForecastQuery = z.output<typeof costForecastQuerySchema>;
export type Query = z.output<typeof querySchema>;
export type QueryInput = z.input<typeof querySchema>;
export type QueryType = Query['queryType'];
export const QUERY_TYPES = ['cost', 'cost-forecast'] as const satisfies readonly QueryType[];
