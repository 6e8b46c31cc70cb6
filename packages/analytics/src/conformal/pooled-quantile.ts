import { normalQuantile } from './normal-quantile.ts';

/**
 * Quantiles of |error| / spread, pooled over the development series; between the knots, straight in normal quantiles.
 * Written by `bench/calibrate.ts`; frozen.
 */
const PATH_KNOTS: readonly (readonly [level: number, score: number])[] = [
  [0, 0],
  [0.5, 1],
  [0.8, 2],
  [0.9, 2.7],
  [0.95, 3.5],
  [0.99, 6],
];

/** The score that a step's error stays below with probability `level`. Increasing in `level`. */
export function pathScore(level: number): number {
  return interpolate(level, PATH_KNOTS);
}

/** The same for the error of a sum. */
export function sumScore(level: number): number {
  return interpolate(level, PATH_KNOTS);
}

function interpolate(level: number, knots: typeof PATH_KNOTS): number {
  const z = (p: number) => normalQuantile((1 + p) / 2);
  const p = Math.min(0.9999, Math.max(0, level));
  const found = knots.findIndex(([knot]) => knot >= p);
  const index = found < 0 ? knots.length - 1 : Math.max(1, found);
  const [p0, q0] = knots[index - 1] ?? [0, 0];
  const [p1, q1] = knots[index] ?? [0.5, 1];
  return q0 + ((q1 - q0) * (z(p) - z(p0))) / (z(p1) - z(p0));
}
