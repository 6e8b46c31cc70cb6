import { scoreTable } from './pooled-quantile.ts';

/** Learned by `bench/calibrate.ts` from the development sets; frozen. Columns of the spreads: see `evidence.ts`. */
export const STEP_SPREAD = [0.488, 0.075, 0.226, 0.176, 0.018, -0.101, 0.131, -0.032, -0.083];
export const SUM_SPREAD = [0.542, 0.023, 0.321, 0.269, -0.043, -0.037, 0.053, 0.047, -0.161];
export const stepScore = scoreTable([
  [0, 0],
  [0.25, 0.29],
  [0.5, 0.63],
  [0.7, 1.03],
  [0.8, 1.33],
  [0.9, 1.88],
  [0.95, 2.48],
  [0.98, 3.3],
  [0.99, 3.91],
]);
export const sumScore = scoreTable([
  [0, 0],
  [0.25, 0.3],
  [0.5, 0.66],
  [0.7, 1.06],
  [0.8, 1.36],
  [0.9, 1.86],
  [0.95, 2.32],
  [0.98, 3.08],
  [0.99, 3.6],
]);
