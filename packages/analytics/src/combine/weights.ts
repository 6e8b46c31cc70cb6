import type { BacktestFold } from './backtest.ts';
import { median } from './median.ts';

/** How sharply a better backtest is rewarded. */
const POWER = 5;
/** The priors count as much as this many observations. */
const PRIOR_OBSERVATIONS = 150;

/**
 * One weight per member, summing to one: prior × (1/error)^5 of the mean absolute backtest error, each fold taken relative to its median
 * member so that a stormy fold does not outvote a calm one. Members without a forecast now get none; members that could not be
 * tested get none unless nobody could. The longer the history, the less the prior matters.
 */
export function memberWeights(
  folds: readonly BacktestFold[],
  available: readonly boolean[],
  priors: readonly number[],
  observations: number
): readonly number[] {
  const faith = Math.min(1, PRIOR_OBSERVATIONS / observations);
  const trust = (i: number) => (priors[i] ?? 1) ** faith;
  const errors = available.map((): number[] => []);
  for (const { points, actual } of folds) {
    const absolute = points.map((point) => (point ? meanAbsoluteError(point, actual) : null));
    const reference = median(absolute.filter((error) => error !== null));
    if (!(reference > 0)) continue;
    absolute.forEach((error, i) => error !== null && errors[i]?.push(error / reference));
  }
  const raw = errors.map((own, i) => {
    if (!available[i] || own.length === 0) return 0;
    const error = own.reduce((sum, e) => sum + e, 0) / own.length;
    return trust(i) / Math.max(error, 0.05) ** POWER;
  });
  const total = raw.reduce((sum, w) => sum + w, 0);
  if (total > 0) return raw.map((w) => w / total);
  const untested = available.map((yes, i) => (yes ? trust(i) : 0));
  const count = untested.reduce((sum, w) => sum + w, 0);
  return untested.map((w) => w / count);
}

function meanAbsoluteError(point: readonly number[], actual: readonly number[]): number {
  return actual.reduce((sum, v, h) => sum + Math.abs(v - (point[h] as number)), 0) / actual.length;
}
