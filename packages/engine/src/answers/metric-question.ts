import type { CapacityQuery, MetricForecastQuery, MetricQuery } from '@smartcloudops/contract';
import type { MetricQuestion } from '@smartcloudops/insights';

type MetricFields = Pick<
  MetricQuery | MetricForecastQuery | CapacityQuery,
  'namespace' | 'metricName' | 'aggregation' | 'labels' | 'timeRange' | 'asOf'
>;

/** The part that every question about measurements shares, as insights want it. */
export function metricQuestion(
  { namespace, metricName, aggregation, labels, timeRange, asOf }: MetricFields,
  connections: readonly string[] | null
): MetricQuestion {
  return {
    connections,
    namespace: namespace ?? null,
    metricName,
    aggregation: aggregation ?? null,
    labels: labels.filter(({ values }) => values.length > 0),
    from: Date.parse(timeRange.from),
    to: Date.parse(timeRange.to),
    asOf: asOf === undefined ? null : Date.parse(asOf),
  };
}
