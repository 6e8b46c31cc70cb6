import type { MetricSeriesRecord } from '@smartcloudops/warehouse';

import { iso } from './iso.ts';

/** The metrics of series, each with the labels by which it may be asked. */
export function metricNames(records: readonly MetricSeriesRecord[]) {
  const byMetric = Map.groupBy(records, ({ series }) => JSON.stringify([series.namespace, series.metricName]));
  return [...byMetric.values()].map((own) => {
    const [{ series }] = own as [MetricSeriesRecord];
    const { namespace, metricName, unit, stepMs } = series;
    const labels = new Map<string, Set<string>>();
    for (const { series: one } of own)
      for (const [key, value] of Object.entries(one.labels)) {
        const values = labels.get(key) ?? new Set();
        labels.set(key, values.add(value));
      }
    const byAggregation = Map.groupBy(own, (one) => one.series.aggregation);
    return {
      namespace,
      metricName,
      aggregations: [...byAggregation.keys()].sort(),
      unit,
      stepSeconds: stepMs / 1000,
      series: Math.max(...[...byAggregation.values()].map(({ length }) => length)),
      from: iso(Math.min(...own.map(({ from }) => from))),
      to: iso(Math.max(...own.map(({ to }) => to))),
      labels: Object.fromEntries([...labels].map(([key, values]) => [key, [...values].sort()])),
    };
  });
}
