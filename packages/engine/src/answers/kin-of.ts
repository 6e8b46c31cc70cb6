import type { Query } from '@smartcloudops/contract';

import type { Asked } from './question.ts';

/** Names the forecasts of series that a question rests on, so that those resting on the same are answered in one place; null: none. */
export function kinOf({ query, connections }: Asked<Query>): string | null {
  if (query.queryType !== 'cost-forecast' && query.queryType !== 'budget-risk' && query.queryType !== 'cost-anomalies')
    return null;
  const { metric, groupBy, filters, asOf, topN } = query;
  const kind = query.queryType === 'cost-anomalies' ? 'anomalies' : 'forecast';
  return JSON.stringify([kind, connections, metric, groupBy, filters, asOf, topN]);
}
