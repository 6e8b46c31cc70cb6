import { normalQuantile } from './normal-quantile.ts';

type Knots = readonly (readonly [level: number, score: number])[];

/**
 * Quantiles of |error| / spread over the development series, every set with the same weight; between the knots, straight in
 * normal quantiles. Printed by `bench/calibrate.ts`; frozen. This is what makes an interval conformal: the past errors of like
 * forecasts, not a distribution, say how wide it must be.
 * @see Vovk, Gammerman & Shafer (2005), Algorithmic Learning in a Random World, ch. 4 (inductive conformal prediction).
 */
const STEP_SCORES: Knots = [
  [0, 0],
  [0.25, 0.43],
  [0.5, 0.97],
  [0.7, 1.6],
  [0.8, 2.11],
  [0.9, 3],
  [0.95, 4.05],
  [0.98, 5.7],
  [0.99, 7.1],
];
const SUM_SCORES: Knots = [
  [0, 0],
  [0.25, 0.42],
  [0.5, 0.99],
  [0.7, 1.65],
  [0.8, 2.16],
  [0.9, 3.15],
  [0.95, 4.3],
  [0.98, 5.9],
  [0.99, 7],
];

/** The score that a step's error stays below with probability `level`. Increasing in `level`. */
export function stepScore(level: number): number {
  return interpolate(level, STEP_SCORES);
}

/** The same for the error of a sum. */
export function sumScore(level: number): number {
  return interpolate(level, SUM_SCORES);
}

function interpolate(level: number, knots: Knots): number {
  const z = (p: number) => normalQuantile((1 + p) / 2);
  const p = Math.min(0.9999, Math.max(0, level));
  const found = knots.findIndex(([knot]) => knot >= p);
  const index = found < 0 ? knots.length - 1 : Math.max(1, found);
  const [p0, q0] = knots[index - 1] ?? [0, 0];
  const [p1, q1] = knots[index] ?? [0.5, 1];
  return q0 + ((q1 - q0) * (z(p) - z(p0))) / (z(p1) - z(p0));
}
