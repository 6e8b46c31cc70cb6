import type { CostForecastQuery, CostQuery } from '@smartcloudops/contract';
import type { AggregateQuery } from '@smartcloudops/warehouse';

/** Which charges a question is about, whatever its range. */
export type CostScope = Omit<AggregateQuery, 'grain' | 'from' | 'to'>;

type ScopeFields = Pick<CostQuery | CostForecastQuery, 'metric' | 'groupBy' | 'filters' | 'asOf'>;
type CostFields = ScopeFields & Pick<CostQuery, 'timeRange'>;

export function costScope(
  { metric, groupBy, filters, asOf }: ScopeFields,
  connections: readonly string[] | null
): CostScope {
  return {
    connections,
    metric,
    groupBy,
    filters: filters.filter(({ values }) => values.length > 0),
    asOf: asOf === undefined ? null : Date.parse(asOf),
  };
}

/** The part that every question about cost shares, as the warehouse wants it. */
export function costQuestion(query: CostFields, connections: readonly string[] | null): Omit<AggregateQuery, 'grain'> {
  const { from, to } = query.timeRange;
  return { ...costScope(query, connections), from: Date.parse(from), to: Date.parse(to) };
}
