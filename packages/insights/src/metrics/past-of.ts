import type { MetricAggregation } from '@smartcloudops/warehouse';

import type { Steps } from './coarser.ts';

/**
 * What a forecast learns from: the known span, at most the last `longest` steps. A count that was not reported is a count of
 * nothing; of anything else it is unknown (NaN).
 */
export function pastOf(
  { start, stepMs, values }: Steps,
  aggregation: MetricAggregation,
  longest: number
): { readonly y: readonly number[]; readonly end: number } {
  const known = (value: number) => !Number.isNaN(value);
  const last = values.findLastIndex(known);
  const first = Math.max(values.findIndex(known), last + 1 - longest);
  const y = last < 0 ? [] : Array.from(values.subarray(Math.max(0, first), last + 1));
  return {
    y: aggregation === 'sum' ? y.map((value) => (known(value) ? value : 0)) : y,
    end: start + (last + 1) * stepMs,
  };
}
