import type { DataQuery } from '@grafana/schema';
import { DEFAULT_QUERY } from '../query-model.ts';
import type { CostPanelQuery } from '../query-model.ts';

function isCostQuery(query: CostPanelQuery | DataQuery): query is CostPanelQuery {
  return query.queryType === 'cost' || query.queryType === 'cost-forecast';
}

/** A query as the editor shows it: Grafana may hand over one that knows no more than its refId. */
export function withDefaults(query: CostPanelQuery | DataQuery): CostPanelQuery {
  return isCostQuery(query) ? query : { ...query, ...DEFAULT_QUERY };
}

/** Switches the question, keeping what both kinds of question share. */
export function changeQueryType(query: CostPanelQuery, queryType: CostPanelQuery['queryType']): CostPanelQuery {
  if (query.queryType === queryType) return query;
  const { refId, datasource, hide, key, metric, groupBy, filters, connections, asOf } = query;
  const shared = { refId, datasource, hide, key, metric, groupBy, filters, connections, asOf };
  return queryType === 'cost'
    ? { ...shared, queryType, grain: DEFAULT_QUERY.grain, topN: DEFAULT_QUERY.topN }
    : { ...shared, queryType, output: 'series', level: [0.8, 0.95], groupBy: [] };
}
