import { scoreTable } from './pooled-quantile.ts';

/** Learned by `bench/calibrate.ts` from the development sets; frozen. Columns of the spreads: see `evidence.ts`. */
export const STEP_SPREAD = [0.509, 0.084, 0.209, 0.112, 0.004, 0, 0.104, -0.02, -0.093];
export const SUM_SPREAD = [0.779, 0.061, 0.344, 0.183, -0.071, 0.028, 0.092, 0.087, -0.381];
export const stepScore = scoreTable([
  [0, 0],
  [0.25, 0.29],
  [0.5, 0.64],
  [0.7, 1.03],
  [0.8, 1.34],
  [0.9, 1.9],
  [0.95, 2.49],
  [0.98, 3.35],
  [0.99, 3.99],
]);
export const sumScore = scoreTable([
  [0, 0],
  [0.25, 0.3],
  [0.5, 0.68],
  [0.7, 1.08],
  [0.8, 1.39],
  [0.9, 1.87],
  [0.95, 2.36],
  [0.98, 3.19],
  [0.99, 3.76],
]);
