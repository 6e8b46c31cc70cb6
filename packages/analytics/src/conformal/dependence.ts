/** How the errors of neighbouring steps go together: correlation `common` + (1 − common) · persistence^distance. */
export interface Dependence {
  readonly common: number;
  readonly persistence: number;
}

const COMMON = [0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1];
const PERSISTENCE = [-0.6, -0.4, -0.2, 0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98];

/**
 * The dependence under which the errors of sums grow as the calibrated ones do.
 * @param step spread of every step
 * @param sum spread of the sum over the first k+1 steps, in the same score units
 */
export function fitDependence(step: readonly number[], sum: readonly number[]): Dependence {
  let best: Dependence = { common: 0, persistence: 0 };
  let least = Infinity;
  for (const common of COMMON) {
    for (const persistence of PERSISTENCE) {
      const misfit = compare(step, sum, { common, persistence });
      if (misfit < least) [least, best] = [misfit, { common, persistence }];
    }
  }
  return best;
}

/** Sum of squared log ratios of the variances implied and wanted; long sums count as much as short ones. */
function compare(step: readonly number[], sum: readonly number[], { common, persistence }: Dependence): number {
  let [carried, own, total, misfit] = [0, 0, 0, 0];
  for (let k = 0; k < step.length; k++) {
    const s = step[k] as number;
    own += s * s + 2 * s * persistence * carried;
    carried = s + persistence * carried;
    total += s;
    const implied = common * total * total + (1 - common) * own;
    const wanted = (sum[k] as number) ** 2;
    if (k > 0 && implied > 0 && wanted > 0) misfit += Math.log(implied / wanted) ** 2 / (k + 1);
  }
  return misfit;
}
