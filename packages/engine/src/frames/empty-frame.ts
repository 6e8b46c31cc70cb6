import type { DataFrame, FrameType, Query } from '@smartcloudops/contract';

/**
 * The answer that knows nothing: of the right type and without fields. Fields without rows would be worse: Grafana's
 * expressions reduce them to NaN, which is over no threshold, so an alert rule would be Normal instead of NoData.
 */
export function emptyFrame(query: Query, type: FrameType): DataFrame {
  return {
    name: query.queryType,
    fields: [],
    meta: { type, typeVersion: [0, 1], executedQueryString: JSON.stringify(query) },
  };
}
