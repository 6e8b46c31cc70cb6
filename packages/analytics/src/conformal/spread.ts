import { median } from '../combine/median.ts';
import { evidenceAt } from './evidence.ts';
import type { Evidence } from './evidence.ts';

/**
 * Spread by the backtests, corrected by the other evidence: few backtests may have been lucky, and members that disagree say so.
 * @param of whose coefficients: of single steps or of sums
 * @see Montero-Manso et al. (2020), cited in `combine/weights.ts`, for learning from many series what one cannot tell.
 */
export function corrected(
  own: Spread,
  evidence: Evidence,
  coefficients: readonly number[],
  of: 'step' | 'sum'
): Spread {
  return {
    at: (steps) => {
      const typical = own.at(steps);
      if (!(typical > 0)) return typical;
      const regressors = evidenceAt(steps, typical, evidence, of);
      return typical * Math.exp(regressors.reduce((sum, x, k) => sum + x * (coefficients[k] ?? 0), 0));
    },
  };
}

/** Typical absolute error of the steps ahead, or of sums over them. */
export interface Spread {
  readonly at: (steps: number) => number;
}

/** How errors grow: like steps^growth, where growth is the series' own, shrunk toward what is usual. */
interface GrowthRule {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/** Share of the series' own growth in the estimate. */
const OWN_SHARE = 0.6;
/** Errors of single steps: from none (a stable season) to a random walk with drift. */
const STEP: GrowthRule = { usual: 0.25, least: 0, most: 1 };
/** Errors of sums: between independent errors (0.5) and a wrong trend. */
const SUM: GrowthRule = { usual: 0.85, least: 0.5, most: 1.5 };
/** Rare large errors count at least this share of their mean, where the median would forget them. */
const MEAN_SHARE = 1 / 3;
/** A spread that rests on few errors is widened by 1 + this / number of errors. */
const FEW = 4;

/**
 * Spread of single steps. Errors of all folds and steps, divided by the growth, are pooled into their median (a mean would let
 * one outlier widen every interval), then grown again.
 * @param errors one path of signed errors per fold
 * @param floor smallest believable error
 */
export function stepSpread(errors: readonly (readonly number[])[], floor: number): Spread {
  return spread(errors, floor, STEP);
}

/** Spread of sums over the first k steps, from all such sums of the backtests: neighbouring errors cancel or add up. */
export function sumSpread(errors: readonly (readonly number[])[], floor: number): Spread {
  const sums = errors.map((path) => {
    let sum = 0;
    return path.map((error) => (sum += error));
  });
  return spread(sums, floor, SUM);
}

function spread(errors: readonly (readonly number[])[], floor: number, rule: GrowthRule): Spread {
  const growth = estimateGrowth(errors, rule);
  const pooled = errors.flatMap((path) => path.map((error, h) => Math.abs(error) / (h + 1) ** growth));
  const mean = pooled.reduce((sum, v) => sum + v, 0) / Math.max(1, pooled.length);
  const typical = pooled.length > 0 ? Math.max(median(pooled), MEAN_SHARE * mean) : 0;
  const scale = Math.max(floor, typical) * (1 + FEW / Math.max(1, pooled.length));
  return { at: (steps) => scale * steps ** growth };
}

/** Compares the errors of the nearer half of the steps with those of the farther half. */
function estimateGrowth(errors: readonly (readonly number[])[], { usual, least, most }: GrowthRule): number {
  const length = errors[0]?.length ?? 0;
  const half = length >> 1;
  const meanOf = (from: number, to: number) => {
    const values = errors.flatMap((path) => path.slice(from, to).map(Math.abs));
    return values.reduce((sum, v) => sum + v, 0) / values.length;
  };
  const [near, far] = [meanOf(0, half), meanOf(half, length)];
  if (length < 4 || !(near > 0) || !(far > 0)) return usual;
  const own = Math.log(far / near) / Math.log((half + length + 1) / (half + 1));
  return Math.min(most, Math.max(least, usual + OWN_SHARE * (own - usual)));
}
