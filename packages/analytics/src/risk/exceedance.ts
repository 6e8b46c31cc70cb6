import type { Path } from './paths.ts';
import { checkPaths, probabilityOf } from './paths.ts';

export interface Exceedance {
  /** Probability that the budget is exceeded at the end of the horizon. */
  readonly probability: number;
  /** By how much then, on average over the futures that exceed it; 0 when none does. */
  readonly overrun: number;
}

/**
 * P(start + Σ path > budget), the question of a budget at the end of its period. Differs from a {@link crossing} of the running sum
 * where credits may take back what was spent. One sum alone is better asked of `predict(…).sum().probabilityAbove`, which is
 * calibrated on sums; this is for paths that were changed or added up.
 * @param start what was spent before the horizon. Default 0
 * @throws AnalyticsError `ANALYTICS_SHAPE`, `ANALYTICS_NOT_FINITE`
 */
export function exceedance(paths: readonly Path[], budget: number, start = 0): Exceedance {
  checkPaths(paths);
  let [count, excess] = [0, 0];
  for (const path of paths) {
    let sum = start;
    for (const value of path) sum += value;
    if (!(sum > budget)) continue;
    count++;
    excess += sum - budget;
  }
  return { probability: probabilityOf(count, paths.length), overrun: count > 0 ? excess / count : 0 };
}
