import { minimizeOnInterval } from './minimize-on-interval.ts';

export interface SimpleSmoothingFit {
  readonly alpha: number;
  /** After the last observation. */
  readonly level: number;
  /** Sum of squared one-step errors. */
  readonly sse: number;
}

/**
 * ETS(A,N,N) with maximum-likelihood parameters. Given `alpha` the one-step errors are linear in the initial level, so that is
 * solved by least squares in the same pass and only `alpha` is searched for.
 * @see Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, ch. 2 and 5.
 */
export function fitSimpleSmoothing(y: readonly number[]): SimpleSmoothingFit {
  const alpha = minimizeOnInterval((a) => smooth(y, a).sse, 1e-4, 0.9999);
  return { alpha, ...smooth(y, alpha) };
}

function smooth(y: readonly number[], alpha: number) {
  // Two runs side by side: the data from level zero, and no data from level one.
  let level = 0;
  let decay = 1;
  let [ee, dd, ed] = [0, 0, 0];
  for (const value of y) {
    const e = value - level;
    ee += e * e;
    dd += decay * decay;
    ed += e * decay;
    level += alpha * e;
    decay *= 1 - alpha;
  }
  const first = ed / dd;
  return { level: level + first * decay, sse: Math.max(0, ee - first * ed) };
}
