import { minimizeOnInterval } from './minimize-on-interval.ts';
import { nelderMead } from './nelder-mead.ts';

interface SmoothingParameters {
  readonly alpha: number;
  /** Of the trend; 0 for none. */
  readonly beta: number;
  /** Damping of the trend; 1 for none. */
  readonly phi: number;
}

export interface SmoothingFit extends SmoothingParameters {
  /** States after the last observation. */
  readonly level: number;
  readonly trend: number;
  /** Sum of squared one-step errors. */
  readonly sse: number;
}

const STARTS = [
  [0.2, 0.1],
  [0.7, 0.1],
] as const;

/**
 * ETS(A,N,N), ETS(A,A,N) and ETS(A,Ad,N) with maximum-likelihood parameters.
 *
 * Given the smoothing parameters, the one-step errors are linear in the initial level and trend, so those two are solved by
 * least squares in the same pass, and only the smoothing parameters are searched for.
 * @see Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, ch. 2 and 5.
 */
export function fitExponentialSmoothing(y: readonly number[], kind: 'level' | 'trend' | 'damped'): SmoothingFit {
  if (kind === 'level') {
    const alpha = minimizeOnInterval((a) => smooth(y, { alpha: a, beta: 0, phi: 1 }, false).sse, 1e-4, 0.9999);
    return smooth(y, { alpha, beta: 0, phi: 1 }, false);
  }
  const parameters = ([alpha = 0, share = 0, phi = 1]: readonly number[]): SmoothingParameters => ({
    alpha,
    beta: alpha * share,
    phi,
  });
  const box = [[1e-4, 0.9999], [1e-4, 0.9999], ...(kind === 'damped' ? [[0.8, 0.98] as const] : [])] as const;
  const criterion = (x: readonly number[]) => smooth(y, parameters(x), true).sse;
  const starts = STARTS.map((start) => (kind === 'damped' ? [...start, 0.95] : [...start]));
  const fits = starts.map((start) => nelderMead(criterion, start, box, { maxEvaluations: 25 * start.length }));
  const best = fits.reduce((a, b) => (b.value < a.value ? b : a));
  return smooth(y, parameters(best.x), true);
}

/** One pass with the given parameters; the initial states are the least-squares ones. */
function smooth(y: readonly number[], parameters: SmoothingParameters, withTrend: boolean): SmoothingFit {
  const { alpha, beta, phi } = parameters;
  // Three runs side by side: the data from zero states; no data from a unit level; no data from a unit trend.
  let level = 0;
  let trend = 0;
  let levelOfLevel = 1;
  let trendOfLevel = 0;
  let levelOfTrend = 0;
  let trendOfTrend = 1;
  let [ee, ell, ett, elt, eyl, eyt] = [0, 0, 0, 0, 0, 0];
  for (let t = 0; t < y.length; t++) {
    const e = (y[t] as number) - level - phi * trend;
    level += phi * trend + alpha * e;
    trend = phi * trend + beta * e;
    const el = -levelOfLevel - phi * trendOfLevel;
    levelOfLevel += phi * trendOfLevel + alpha * el;
    trendOfLevel = phi * trendOfLevel + beta * el;
    ee += e * e;
    ell += el * el;
    eyl += e * el;
    if (withTrend) {
      const et = -levelOfTrend - phi * trendOfTrend;
      levelOfTrend += phi * trendOfTrend + alpha * et;
      trendOfTrend = phi * trendOfTrend + beta * et;
      ett += et * et;
      elt += el * et;
      eyt += e * et;
    }
  }
  const determinant = ell * ett - elt * elt;
  const solvable = withTrend && determinant > 1e-9 * ell * ett;
  const level0 = solvable ? (elt * eyt - ett * eyl) / determinant : -eyl / ell;
  const trend0 = solvable ? (elt * eyl - ell * eyt) / determinant : 0;
  const sse = ee + level0 * eyl + trend0 * eyt;
  return {
    ...parameters,
    level: level + level0 * levelOfLevel + trend0 * levelOfTrend,
    trend: withTrend ? trend + level0 * trendOfLevel + trend0 * trendOfTrend : 0,
    sse: Math.max(0, sse),
  };
}

/** The path that the states point to. */
export function extrapolate(fit: SmoothingFit, horizon: number): number[] {
  let damped = 0;
  let factor = 1;
  return Array.from({ length: horizon }, () => {
    factor *= fit.phi;
    damped += factor;
    return fit.level + damped * fit.trend;
  });
}
