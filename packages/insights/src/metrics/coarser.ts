import type { MetricAggregation } from '@smartcloudops/warehouse';

/** Values of equal steps; NaN where nothing is known. */
export interface Steps {
  /** Start of the first, epoch ms. */
  readonly start: number;
  readonly stepMs: number;
  readonly values: Float64Array;
}

type Fold = (values: readonly number[]) => number;

const mean: Fold = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
const sum: Fold = (values) => values.reduce((total, v) => total + v, 0);
export const highest: Fold = (values) => Math.max(...values);
export const lowest: Fold = (values) => Math.min(...values);

/** How values of one aggregation become one of a longer step. Percentiles cannot be put together; the worst is kept. */
export function foldOf(aggregation: MetricAggregation): Fold {
  if (aggregation === 'average') return mean;
  if (aggregation === 'sum') return sum;
  return aggregation === 'minimum' ? lowest : highest;
}

/** The same in steps of `stepMs`, a multiple of the present one, aligned to it; a step with one known value is known. */
export function coarser({ start, stepMs, values }: Steps, toMs: number, fold: Fold): Steps {
  if (toMs <= stepMs) return { start, stepMs, values };
  const first = Math.floor(start / toMs) * toMs;
  const count = Math.max(0, Math.ceil((start + values.length * stepMs - first) / toMs));
  const known: number[][] = Array.from({ length: count }, () => []);
  values.forEach((value, i) => {
    if (!Number.isNaN(value)) known[Math.floor((start + i * stepMs - first) / toMs)]?.push(value);
  });
  return {
    start: first,
    stepMs: toMs,
    values: Float64Array.from(known, (within) => (within.length > 0 ? fold(within) : NaN)),
  };
}
