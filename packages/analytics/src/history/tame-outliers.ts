import { median } from '../combine/median.ts';

/** Values of the same phase on each side that say what was usual. */
const REACH = 3;
/** Farther from usual than this many robust standard deviations is pulled back to there. */
const LIMIT = 2.5;
/** Standard deviations of a normal distribution per median absolute deviation. */
const NORMAL = 1.4826;

/**
 * The history with single odd values (an outage, a one-off charge) pulled toward what the same phase of the neighbouring seasons
 * was. A lasting step stays: half of its neighbours agree with it.
 * @see Wilcox (2012), Introduction to Robust Estimation and Hypothesis Testing, ch. 3 (winsorising).
 */
export function tameOutliers(y: readonly number[], seasonLength: number): readonly number[] {
  const usual = y.map((_, t) => {
    const like: number[] = [];
    for (let k = -REACH; k <= REACH; k++) {
      const value = y[t + k * seasonLength];
      if (value !== undefined) like.push(value);
    }
    return median(like);
  });
  const deviation = y.map((v, t) => v - (usual[t] as number));
  const limit = LIMIT * NORMAL * median(deviation.map(Math.abs));
  if (!(limit > 0)) return y;
  return y.map((v, t) => (usual[t] as number) + Math.max(-limit, Math.min(limit, deviation[t] as number)));
}
