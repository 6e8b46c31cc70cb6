import { DAY_MS } from '@smartcloudops/focus';

import type { Graded } from './graded.ts';

/** Fewer say nothing about skill. */
const FEWEST_GRADED = 8;
/** Errors of the same weeks are alike; so many stretches of time must have been seen. */
const FEWEST_STRETCHES = 4;
/** How much worse than the yardstick matters, as a share of the mean amount. */
const MATERIAL = 0.01;
/** 95 % point of the standard normal: one-sided, since only worse is asked about. */
const Z = 1.6449;

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);

/** Errors of less than this share of the amounts are rounding. */
const ROUNDING = 1e-6;

/** Forecasts of one target. */
export interface Pair {
  readonly truth: number;
  readonly ours: number;
  readonly theirs: number;
}

/** 1 − MAE / MAE of another forecast of the same targets; null when there is no pair, or when the other made no error. */
export function skillOver(pairs: readonly Pair[]): number | null {
  const least = ROUNDING * sum(pairs.map(({ truth }) => Math.abs(truth)));
  const [ours, theirs] = [
    sum(pairs.map((pair) => Math.abs(pair.ours))),
    sum(pairs.map((pair) => Math.abs(pair.theirs))),
  ];
  return theirs > least ? 1 - ours / theirs : null;
}

/** 95 % point of Student's t (Abramowitz & Stegun 26.7.5): within 0.01 from three degrees of freedom on. */
function studentQuantile(freedom: number): number {
  const z2 = Z ** 2;
  const first = (Z * (z2 + 1)) / 4;
  const second = (Z * (5 * z2 ** 2 + 16 * z2 + 3)) / 96;
  const third = (Z * (3 * z2 ** 3 + 19 * z2 ** 2 + 17 * z2 - 15)) / 384;
  return Z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}

/** Targets whose errors hang together: those of a month, or of as many days as the forecast looks ahead, a week at least. */
function stretch({ bucket, target }: Graded): number {
  return bucket.kind === 'month-end' ? target.from : Math.floor(target.from / (Math.max(7, bucket.to) * DAY_MS));
}

/** Whether there are enough of them, and over time enough, to say anything about skill. */
export function isJudgeable(graded: readonly Graded[]): boolean {
  const paired = graded.filter(({ naiveError }) => naiveError !== null);
  return paired.length >= FEWEST_GRADED && new Set(paired.map(stretch)).size >= FEWEST_STRETCHES;
}

/**
 * Whether forecasts were worse than the yardstick beyond chance, by more than a hair: the mean difference of the absolute errors,
 * its variance from sums over stretches of time, since neighbouring errors are not independent.
 * @see Diebold & Mariano (1995), Comparing predictive accuracy. J. Business & Economic Statistics 13, 253–263; Cameron & Miller
 *   (2015), A practitioner's guide to cluster-robust inference. J. Human Resources 50, 317–372.
 */
export function isWorseThanNaive(graded: readonly Graded[]): boolean {
  if (!isJudgeable(graded)) return false;
  const pairs = graded.flatMap((one) =>
    one.naiveError === null
      ? []
      : [{ stretch: stretch(one), excess: Math.abs(one.error) - Math.abs(one.naiveError), truth: Math.abs(one.truth) }]
  );
  const stretches = Map.groupBy(pairs, (pair) => pair.stretch);
  const [n, groups] = [pairs.length, stretches.size];
  const mean = sum(pairs.map(({ excess }) => excess)) / n;
  if (mean <= MATERIAL * (sum(pairs.map(({ truth }) => truth)) / n)) return false;
  const squares = [...stretches.values()].map((members) => sum(members.map(({ excess }) => excess - mean)) ** 2);
  const deviation = Math.sqrt((groups / (groups - 1)) * sum(squares)) / n;
  return mean > studentQuantile(groups - 1) * deviation;
}
