/** Backtest errors of one series, boiled down to a width per step. */
export interface Spread {
  /** Typical absolute error at step h (0-based). */
  readonly at: (h: number) => number;
  /** How many errors it rests on. */
  readonly evidence: number;
}

/**
 * Pools the absolute backtest errors of all steps and folds, each divided by how much errors grow with the horizon, (h+1)^growth.
 */
export function pooledSpread(errors: readonly (readonly number[])[], growth: number, floor: number): Spread {
  let sum = 0;
  let evidence = 0;
  for (const path of errors) {
    path.forEach((error, h) => {
      sum += Math.abs(error) / (h + 1) ** growth;
      evidence++;
    });
  }
  const scale = Math.max(floor, evidence > 0 ? sum / evidence : 0);
  return { at: (h) => scale * (h + 1) ** growth, evidence };
}
