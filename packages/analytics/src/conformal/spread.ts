/** Errors of a path grow with the horizon like h^PATH_GROWTH. */
const PATH_GROWTH = 0.3;
/** Errors of a sum of k steps grow like k^SUM_GROWTH: between independent errors (0.5) and a wrong level (1). */
const SUM_GROWTH = 0.85;

/**
 * Typical absolute error per step: the backtest errors of all steps and folds, each divided by the growth with the horizon,
 * pooled, and grown again.
 * @param errors one path of signed errors per fold
 * @param floor smallest believable error of a single step
 */
export function pathSpread(errors: readonly (readonly number[])[], floor: number): (h: number) => number {
  const growth = (h: number) => (h + 1) ** PATH_GROWTH;
  const scale = Math.max(floor, meanAbsolute(errors.flatMap((path) => path.map((error, h) => error / growth(h)))));
  return (h) => scale * growth(h);
}

/** Typical absolute error of the sum of the steps `[from, to)`, from the errors of all sums the backtests hold. */
export function sumSpread(errors: readonly (readonly number[])[], floor: number, from: number, to: number): number {
  const standardised = errors.flatMap((path) => {
    let sum = 0;
    return path.map((error, h) => (sum += error) / (h + 1) ** SUM_GROWTH);
  });
  const scale = Math.max(floor, meanAbsolute(standardised));
  const length = Math.max(1, to - from);
  return scale * length ** SUM_GROWTH * (to / length) ** PATH_GROWTH;
}

function meanAbsolute(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, v) => sum + Math.abs(v), 0) / values.length;
}
