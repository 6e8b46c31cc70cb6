import type { CostQuery, Query } from '@smartcloudops/contract';
import type { CostByDimensionQuery, ForecastCostQuery } from '@smartcloudops/insights';

/** The part that every cost question shares. */
function shared({ metric, groupBy, filters, timeRange, asOf }: Query, connections: readonly string[] | null) {
  return {
    connections,
    metric,
    groupBy,
    filters: filters.filter(({ values }) => values.length > 0),
    from: Date.parse(timeRange.from),
    to: Date.parse(timeRange.to),
    asOf: asOf === undefined ? null : Date.parse(asOf),
  };
}

export function toCostQuestion(query: CostQuery, connections: readonly string[] | null): CostByDimensionQuery {
  return { ...shared(query, connections), grain: query.grain, topN: query.topN ?? null };
}

export function toForecastQuestion(
  query: Extract<Query, { queryType: 'cost-forecast' }>,
  connections: readonly string[] | null
): ForecastCostQuery {
  return {
    ...shared(query, connections),
    level: query.level,
    ...(query.topN === undefined ? {} : { topN: query.topN }),
  };
}
