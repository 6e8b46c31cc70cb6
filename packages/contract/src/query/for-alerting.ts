import type { Query } from '../query.ts';

/** The query as an alert rule or server-side expression asks it: it compares one number, so where none is chosen one is. */
export function forAlerting(query: Query): Query {
  if (query.queryType === 'cost-forecast' && query.output === 'month-end' && query.statistic === undefined)
    return { ...query, statistic: 'point' };
  return query;
}
