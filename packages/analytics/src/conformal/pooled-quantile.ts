import { normalQuantile } from './normal-quantile.ts';

type Knots = readonly (readonly [level: number, score: number])[];

/** The score that an error stays below with probability `level`. Increasing in `level`. */
export type ScoreTable = (level: number) => number;

/** Levels beyond this one are taken for it: nothing is known of once in a million. */
const MOST = 1 - 1e-6;

/**
 * Quantiles of |error| / spread over the development series, every set with the same weight; between the knots, straight in
 * normal quantiles. Printed by `bench/calibrate.ts`; frozen. This is what makes an interval conformal: the past errors of like
 * forecasts, not a distribution, say how wide it must be.
 * @see Vovk, Gammerman & Shafer (2005), Algorithmic Learning in a Random World, ch. 4 (inductive conformal prediction).
 */
export const stepScore = scoreTable([
  [0, 0],
  [0.25, 0.43],
  [0.5, 0.97],
  [0.7, 1.6],
  [0.8, 2.11],
  [0.9, 3],
  [0.95, 4.05],
  [0.98, 5.7],
  [0.99, 7.1],
]);

/** The same for the error of a sum. */
export const sumScore = scoreTable([
  [0, 0],
  [0.25, 0.42],
  [0.5, 0.99],
  [0.7, 1.65],
  [0.8, 2.16],
  [0.9, 3.15],
  [0.95, 4.3],
  [0.98, 5.9],
  [0.99, 7],
]);

function scoreTable(knots: Knots): ScoreTable {
  const z = (p: number) => normalQuantile((1 + p) / 2);
  const points = knots.map(([level, score]) => [z(level), score] as const);
  return (level) => {
    const x = z(Math.min(MOST, Math.max(0, level)));
    const found = points.findIndex(([knot]) => knot >= x);
    const index = found < 0 ? points.length - 1 : Math.max(1, found);
    const [[x0, q0], [x1, q1]] = [points[index - 1] ?? [0, 0], points[index] ?? [1, 1]];
    return q0 + ((q1 - q0) * (x - x0)) / (x1 - x0);
  };
}
