import type { MetricAggregation } from '@smartcloudops/warehouse';

const PLAIN: readonly MetricAggregation[] = ['average', 'sum', 'maximum', 'minimum'];

/** The aggregation that is shown when none is asked for. */
export function chooseAggregation(collected: Iterable<MetricAggregation>): MetricAggregation | null {
  const there = new Set(collected);
  return PLAIN.find((one) => there.has(one)) ?? [...there].sort()[0] ?? null;
}
