import { countInversions } from './count-inversions.ts';
import type { SeasonSeries } from './season-series.ts';

export interface MannKendall {
  /** Pairs that rise minus pairs that fall, over all seasons. */
  readonly score: number;
  /** Variance of the score without trend and without autocorrelation. */
  readonly variance: number;
  readonly pairs: number;
}

/**
 * The seasonal Mann–Kendall score: values are compared only within their season, so that a season is no trend.
 * @see Hirsch & Slack (1984), A nonparametric trend test for seasonal data with serial dependence. Water Resources Research 20(6).
 * @see Knight (1966), A computer method for calculating Kendall's tau with ungrouped data. JASA 61, 436–439, for O(n log n).
 */
export function mannKendall(seasons: readonly SeasonSeries[]): MannKendall {
  let [score, variance, pairs] = [0, 0, 0];
  for (const { y } of seasons) {
    const n = y.length;
    const all = (n * (n - 1)) / 2;
    let tied = 0;
    let spread = n * (n - 1) * (2 * n + 5);
    const sorted = Float64Array.from(y).sort();
    for (let i = 0, run = 1; i < n; i++, run++) {
      if (sorted[i] === sorted[i + 1]) continue;
      tied += (run * (run - 1)) / 2;
      spread -= run * (run - 1) * (2 * run + 5);
      run = 0;
    }
    score += all - tied - 2 * countInversions(y);
    variance += spread / 18;
    pairs += all;
  }
  return { score, variance, pairs };
}
