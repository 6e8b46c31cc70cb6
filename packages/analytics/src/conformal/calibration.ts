import { scoreTable } from './pooled-quantile.ts';

/** Learned by `bench/calibrate.ts` from the development sets; frozen. Columns of the spreads: see `evidence.ts`. */
export const STEP_SPREAD = [0.515, 0.089, 0.247, 0.164, 0.036, -0.163, 0.162, -0.026, -0.156];
export const SUM_SPREAD = [0.564, 0.056, 0.332, 0.232, -0.005, -0.124, 0.117, -0.009, -0.25];
export const stepScore = scoreTable([
  [0, 0],
  [0.25, 0.29],
  [0.5, 0.63],
  [0.7, 1.02],
  [0.8, 1.33],
  [0.9, 1.88],
  [0.95, 2.47],
  [0.98, 3.3],
  [0.99, 3.94],
]);
export const sumScore = scoreTable([
  [0, 0],
  [0.25, 0.3],
  [0.5, 0.65],
  [0.7, 1.02],
  [0.8, 1.33],
  [0.9, 1.82],
  [0.95, 2.28],
  [0.98, 3],
  [0.99, 3.67],
]);
