/** Two-sided cumulative sum of standardised residuals. */
export interface Cusum {
  up: number;
  down: number;
}

/** Residuals up to this many spreads do not add up. */
const SLACK = 0.5;
/** One residual counts at most so many spreads: a drift is many small ones. */
const MOST = 4;

export function newCusum(): Cusum {
  return { up: 0, down: 0 };
}

/**
 * Adds a residual. @returns the larger sum, negative for downward drift
 * @see Page (1954), Continuous inspection schemes. Biometrika 41, 100–115.
 */
export function pushCusum(cusum: Cusum, residual: number, spread: number): number {
  if (!(spread > 0)) return 0;
  const z = Math.max(-MOST, Math.min(MOST, residual / spread));
  cusum.up = Math.max(0, cusum.up + z - SLACK);
  cusum.down = Math.max(0, cusum.down - z - SLACK);
  return cusum.up >= cusum.down ? cusum.up : -cusum.down;
}
