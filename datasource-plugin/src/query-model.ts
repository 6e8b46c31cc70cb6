import type { DataQuery } from '@grafana/schema';
import type { CostForecastQuery, CostQuery, QueryInput } from '@smartcloudops/contract';

/** Distributes over the union of query types, which a plain Omit would merge into one. */
type WithoutTimeRange<Q> = Q extends unknown ? Omit<Q, 'timeRange'> : never;

/** What a panel stores: the query model without its time range, which Grafana supplies. Any text may hold `$variables`. */
export type CostPanelQuery = DataQuery & WithoutTimeRange<QueryInput>;
export type CostTarget = Extract<CostPanelQuery, { queryType: 'cost' }>;
export type CostForecastTarget = Extract<CostPanelQuery, { queryType: 'cost-forecast' }>;

export type Metric = CostQuery['metric'];
export type Grain = CostQuery['grain'];
export type Filter = CostQuery['filters'][number];
export type Dimension = Filter['dimension'];
export type Output = CostForecastQuery['output'];
export type Statistic = NonNullable<CostForecastQuery['statistic']>;

/** A new query answers the commonest question: what does each service cost, day by day? */
export const DEFAULT_QUERY: WithoutTimeRange<Extract<QueryInput, { queryType: 'cost' }>> = {
  queryType: 'cost',
  metric: 'BilledCost',
  groupBy: ['ServiceName'],
  filters: [],
  grain: 'day',
  topN: 10,
};
