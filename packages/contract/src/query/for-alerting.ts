import type { Query } from '../query.ts';

/**
 * The query as an alert rule or server-side expression asks it: it compares one number, so where none is chosen one is; and no alarm
 * rests on a forecast that has been worse than the naive one, unless the query says so.
 */
export function forAlerting(query: Query): Query {
  if (query.queryType === 'cost-forecast' && query.output === 'month-end')
    return { ...query, statistic: query.statistic ?? 'point', mute: query.mute ?? true };
  if (query.queryType === 'budget-risk')
    return { ...query, statistic: query.statistic ?? 'probability', mute: query.mute ?? true };
  if (query.queryType === 'budgets') return { ...query, statistic: query.statistic ?? 'probability' };
  if (query.queryType === 'trend') return { ...query, statistic: query.statistic ?? 'growth' };
  if (query.queryType === 'cost-allocation' && query.grain === 'total')
    return { ...query, statistic: query.statistic ?? 'unallocated-share' };
  if (query.queryType === 'reconciliation') return { ...query, statistic: query.statistic ?? 'mismatch' };
  if (query.queryType === 'commitments') return { ...query, statistic: query.statistic ?? 'days-left' };
  if (query.queryType === 'security-findings') return { ...query, statistic: query.statistic ?? 'open' };
  if (query.queryType === 'recommendations') return { ...query, statistic: query.statistic ?? 'savings' };
  if (query.queryType === 'api-spend' && query.grain === 'total')
    return { ...query, statistic: query.statistic ?? 'spent' };
  if (query.queryType === 'source-state') return { ...query, statistic: query.statistic ?? 'lag' };
  if (query.queryType === 'cost-anomalies') return { ...query, output: query.output ?? 'impact' };
  if (query.queryType === 'cost-drivers') return { ...query, output: query.output ?? 'change' };
  if (query.queryType === 'forecast-scoreboard') return { ...query, statistic: query.statistic ?? 'skill' };
  if (query.queryType === 'capacity') return { ...query, statistic: query.statistic ?? 'probability' };
  return query;
}
