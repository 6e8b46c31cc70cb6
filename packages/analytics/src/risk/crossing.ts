import type { Path } from './paths.ts';
import { checkPaths, probabilityOf } from './paths.ts';

export interface CrossingOptions {
  /** Which side of the limit is trouble. */
  readonly direction: 'above' | 'below';
  /** Whether the running sum is meant (a budget, a quota) or each value (a metric, a capacity). Default false. */
  readonly cumulative?: boolean;
  /** What the running sum starts from. Default 0. */
  readonly start?: number;
  /** Level of the interval of the step of crossing. Default 0.8. */
  readonly level?: number;
}

export interface Crossing {
  /** Probability that the limit is crossed within the horizon. */
  readonly probability: number;
  /**
   * When, if it happens within the horizon: quantiles of the first step beyond the limit, 1 for the first of the horizon, 0 when it
   * lies behind already. Null when no path crosses.
   */
  readonly steps: { readonly median: number; readonly lower: number; readonly upper: number } | null;
  /** Per step of the horizon: probability that the limit was crossed by then. Never falls. */
  readonly byStep: readonly number[];
}

/**
 * Whether and when a limit will be crossed, by counting possible futures (`predict(…).paths`). To lie on the limit is not to cross
 * it. n paths tell probabilities to about ±1/√n and none below 1/(n + 2).
 * @param paths of equal horizon, a value per step
 * @throws AnalyticsError `ANALYTICS_SHAPE`, `ANALYTICS_NOT_FINITE`
 */
export function crossing(paths: readonly Path[], limit: number, options: CrossingOptions): Crossing {
  const { direction, cumulative = false, start = 0, level = 0.8 } = options;
  const horizon = checkPaths(paths);
  const beyond = (v: number) => (direction === 'above' ? v > limit : v < limit);
  if (cumulative && beyond(start))
    return { probability: 1, steps: { median: 0, lower: 0, upper: 0 }, byStep: new Array<number>(horizon).fill(1) };

  const first: number[] = [];
  for (const path of paths) {
    let sum = start;
    for (let h = 0; h < horizon; h++) {
      const value = path[h] as number;
      sum += value;
      if (!beyond(cumulative ? sum : value)) continue;
      first.push(h + 1);
      break;
    }
  }
  first.sort((a, b) => a - b);
  const quantile = (p: number) => first[Math.min(first.length - 1, Math.floor(p * first.length))] as number;
  const tail = (1 - level) / 2;
  let crossed = 0;
  const byStep = Array.from({ length: horizon }, (_, h) => {
    while (crossed < first.length && (first[crossed] as number) <= h + 1) crossed++;
    return probabilityOf(crossed, paths.length);
  });
  return {
    probability: probabilityOf(first.length, paths.length),
    steps: first.length > 0 ? { median: quantile(0.5), lower: quantile(tail), upper: quantile(1 - tail) } : null,
    byStep,
  };
}
