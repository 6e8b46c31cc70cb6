import { median } from './median.ts';

/** Share of the plain median in the combination: protection when the backtests were lucky. */
const MEDIAN_SHARE = 0.3;

/**
 * One path out of many: the weighted mean, shrunk toward the median of the members.
 * @see Petropoulos & Svetunkov (2020), A simple combination of univariate models. IJF 36(1), 110–115.
 */
export function combine(points: readonly (readonly number[] | null)[], weights: readonly number[]): number[] {
  const present = points.flatMap((point, i) => (point ? [{ point, weight: weights[i] ?? 0 }] : []));
  const total = present.reduce((sum, { weight }) => sum + weight, 0);
  const horizon = present[0]?.point.length ?? 0;
  return Array.from({ length: horizon }, (_, h) => {
    const values = present.map(({ point }) => point[h] as number);
    const middle = median(values);
    if (!(total > 0)) return middle;
    const mean = present.reduce((sum, { point, weight }) => sum + (weight / total) * (point[h] as number), 0);
    return mean + MEDIAN_SHARE * (middle - mean);
  });
}
