import type { CostForecastQuery, CostQuery } from '@smartcloudops/contract';
import type { AggregateQuery } from '@smartcloudops/warehouse';

type CostFields = Pick<CostQuery | CostForecastQuery, 'metric' | 'groupBy' | 'filters' | 'timeRange' | 'asOf'>;

/** The part that every question about cost shares, as the warehouse wants it. */
export function costQuestion(
  { metric, groupBy, filters, timeRange, asOf }: CostFields,
  connections: readonly string[] | null
): Omit<AggregateQuery, 'grain'> {
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
