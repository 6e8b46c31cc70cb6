import { scoreTable } from './pooled-quantile.ts';

/** Learned by `bench/calibrate.ts` from the development sets; frozen. Columns of the spreads: see `evidence.ts`. */
export const STEP_SPREAD = [0.488, 0.075, 0.225, 0.181, 0.014, -0.104, 0.129, -0.024, -0.079];
export const SUM_SPREAD = [0.557, 0.023, 0.328, 0.285, -0.057, -0.042, 0.044, 0.072, -0.158];
export const stepScore = scoreTable([
  [0, 0],
  [0.25, 0.29],
  [0.5, 0.64],
  [0.7, 1.03],
  [0.8, 1.34],
  [0.9, 1.88],
  [0.95, 2.49],
  [0.98, 3.32],
  [0.99, 3.94],
]);
export const sumScore = scoreTable([
  [0, 0],
  [0.25, 0.31],
  [0.5, 0.67],
  [0.7, 1.08],
  [0.8, 1.38],
  [0.9, 1.88],
  [0.95, 2.34],
  [0.98, 3.1],
  [0.99, 3.63],
]);
