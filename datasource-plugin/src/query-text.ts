import type { CostPanelQuery } from './query-model.ts';

/** One line that says what a query asks, for collapsed editor rows and the query history. */
export function queryText(query: CostPanelQuery): string {
  const metric = query.metric ?? 'BilledCost';
  const by = query.groupBy?.length ? ` by ${query.groupBy.join(', ')}` : '';
  const where = (query.filters ?? [])
    .filter((filter) => filter.values.length > 0)
    .map(
      (filter) =>
        `${filter.dimension} ${filter.op ?? 'in'} (${filter.values.map((value) => value ?? 'none').join(', ')})`
    );
  const filtered = where.length ? ` where ${where.join(' and ')}` : '';
  if (query.queryType === 'cost-forecast') {
    return `Forecast of ${metric}${by}, ${query.output === 'month-end' ? "the month's total" : 'daily'}${filtered}`;
  }
  const top = query.topN ? `, top ${query.topN}` : '';
  return `${metric}${by} per ${query.grain ?? 'day'}${top}${filtered}`.replace(' per total', ', total');
}
