import type { CostQuery, DataFrame, FrameType, Query } from '@smartcloudops/contract';

/** Of a cost answer. */
export function costFrameType({
  grain,
  groupBy,
}: {
  readonly grain: CostQuery['grain'];
  readonly groupBy: readonly string[];
}): FrameType {
  if (grain !== 'total') return 'timeseries-wide';
  return groupBy.length > 0 ? 'numeric-long' : 'numeric-wide';
}

function frameType(query: Query): FrameType {
  if (query.queryType === 'cost') return costFrameType(query);
  return query.output === 'series' ? 'timeseries-wide' : 'numeric-wide';
}

/**
 * The answer that knows nothing: of the right type and without fields. Fields without rows would be worse: Grafana's
 * expressions reduce them to NaN, which is over no threshold, so an alert rule would be Normal instead of NoData.
 */
export function emptyFrame(query: Query): DataFrame {
  return {
    name: query.queryType,
    fields: [],
    meta: { type: frameType(query), typeVersion: [0, 1], executedQueryString: JSON.stringify(query) },
  };
}
