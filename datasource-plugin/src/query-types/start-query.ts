import type { QueryType } from '@smartcloudops/contract';
import type { PanelQuery, TargetOf } from '../query-model.ts';
import { questionOf } from './questions.ts';

/** A new query answers the commonest question: what does each service cost, day by day? */
export const DEFAULT_QUERY: Omit<TargetOf<'cost'>, 'refId'> = {
  queryType: 'cost',
  metric: 'BilledCost',
  groupBy: ['ServiceName'],
  filters: [],
  grain: 'day',
  topN: 10,
};

/** Switches the question, keeping what Grafana knows of the query and, when both are about the same, its scope. */
export function changeQueryType(query: PanelQuery, queryType: QueryType): PanelQuery {
  if (query.queryType === queryType) return query;
  const { refId, datasource, hide, key, connections, asOf } = query;
  const { subject, start } = questionOf(queryType);
  const scope =
    questionOf(query.queryType).subject === subject
      ? Object.fromEntries(Object.entries(query).filter(([field]) => field in subject.start))
      : subject.start;
  return { refId, datasource, hide, key, connections, asOf, ...scope, ...start, queryType } as PanelQuery;
}
