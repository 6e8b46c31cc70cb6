import { minimizeOnInterval } from './minimize-on-interval.ts';

/** Largest theta tried; the weight of the trend line is 1 − 1/theta. */
const MAX_THETA = 10;
/** One-step errors before this one are left out of the criterion: the running line is still settling. */
const BURN_IN = 3;

export interface DynamicThetaFit {
  readonly alpha: number;
  readonly theta: number;
  readonly n: number;
  /** States after the last observation: smoothed level, mean, intercept and slope of the running line. */
  readonly level: number;
  readonly mean: number;
  readonly intercept: number;
  readonly slope: number;
  readonly sse: number;
}

/**
 * Fits the dynamic optimised Theta model. Given `alpha` the one-step errors are linear in the initial level and in the trend's
 * weight 1 − 1/theta, so only `alpha` is searched for.
 * @see Fiorucci et al. (2016), IJF 32(4), 1151–1161, eqs. 14–20 (DOTM).
 */
export function fitDynamicTheta(y: readonly number[]): DynamicThetaFit {
  const alpha = minimizeOnInterval((a) => filter(y, a).sse, 0.1, 0.99);
  return filter(y, alpha);
}

function filter(y: readonly number[], alpha: number): DynamicThetaFit {
  const n = y.length;
  const first = y[0] ?? 0;
  let mean = first;
  let intercept = first;
  let slope = 0;
  // The level is `base + decay · initial level`.
  let base = alpha * first;
  let decay = 1 - alpha;
  let [ee, edd, ell, edl, eyd, eyl] = [0, 0, 0, 0, 0, 0];
  for (let t = 1; t < n; t++) {
    const value = y[t] as number;
    const line = trendLine(intercept, slope, alpha, decay);
    if (t >= BURN_IN) {
      const e = value - base;
      ee += e * e;
      edd += decay * decay;
      ell += line * line;
      edl += decay * line;
      eyd += e * decay;
      eyl += e * line;
    }
    const previousMean = mean;
    mean += (value - mean) / (t + 1);
    slope = ((t - 1) * slope + (6 * (value - previousMean)) / (t + 1)) / (t + 2);
    intercept = mean - (slope * (t + 2)) / 2;
    base = alpha * value + (1 - alpha) * base;
    decay *= 1 - alpha;
  }
  const maxWeight = 1 - 1 / MAX_THETA;
  const determinant = edd * ell - edl * edl;
  const free = determinant > 1e-12 * edd * ell ? (edd * eyl - edl * eyd) / determinant : ell > 0 ? eyl / ell : 0;
  const weight = Math.min(maxWeight, Math.max(0, free));
  const level0 = edd > 0 ? (eyd - weight * edl) / edd : first;
  const sse =
    ee + level0 * level0 * edd + weight * weight * ell + 2 * (level0 * weight * edl - level0 * eyd - weight * eyl);
  return {
    alpha,
    theta: 1 / (1 - weight),
    n,
    level: base + decay * level0,
    mean,
    intercept,
    slope,
    sse: Math.max(0, sse),
  };
}

/** What the second theta line adds per unit of weight; `decay` is (1 − alpha)^t. */
function trendLine(intercept: number, slope: number, alpha: number, decay: number): number {
  return intercept * decay + (slope * (1 - decay * (1 - alpha))) / alpha;
}

/** The recursion goes on with each forecast taken as the next observation. */
export function extrapolateTheta(fit: DynamicThetaFit, horizon: number): number[] {
  let { level, mean, intercept, slope, n: t } = fit;
  const { alpha, theta } = fit;
  return Array.from({ length: horizon }, () => {
    const point = level + (1 - 1 / theta) * trendLine(intercept, slope, alpha, (1 - alpha) ** t);
    const previousMean = mean;
    mean += (point - mean) / (t + 1);
    slope = ((t - 1) * slope + (6 * (point - previousMean)) / (t + 1)) / (t + 2);
    intercept = mean - (slope * (t + 2)) / 2;
    level = alpha * point + (1 - alpha) * level;
    t++;
    return point;
  });
}
