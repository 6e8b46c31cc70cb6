import { solveSymmetric } from './solve-symmetric.ts';

/**
 * Coefficients of y(t) = Σ c(i)·y(t − lag(i)) by least squares with a ridge of `ridge` times the mean squared regressor.
 * @param y a series without its mean
 * @returns null when there are fewer than three equations per coefficient, or none is defined
 * @see Hoerl & Kennard (1970), Ridge regression. Technometrics 12(1), 55–67.
 */
export function fitAutoregression(
  y: readonly number[],
  lags: readonly number[],
  ridge: number
): readonly number[] | null {
  const p = lags.length;
  const first = lags.at(-1) ?? 0;
  if (p === 0 || y.length - first < 3 * p) return null;
  const gram = new Float64Array(p * p);
  const right = new Array<number>(p).fill(0);
  const x = new Float64Array(p);
  for (let t = first; t < y.length; t++) {
    for (let i = 0; i < p; i++) x[i] = y[t - (lags[i] as number)] as number;
    const target = y[t] as number;
    for (let i = 0; i < p; i++) {
      const own = x[i] as number;
      right[i] = (right[i] as number) + own * target;
      for (let j = 0; j <= i; j++) gram[i * p + j] = (gram[i * p + j] as number) + own * (x[j] as number);
    }
  }
  let trace = 0;
  for (let i = 0; i < p; i++) trace += gram[i * p + i] as number;
  for (let i = 0; i < p; i++) gram[i * p + i] = (gram[i * p + i] as number) + (ridge * trace) / p;
  return solveSymmetric(gram, right);
}

/** The path that follows `y` when each forecast is taken as the next observation. */
export function extrapolateAutoregression(
  y: readonly number[],
  lags: readonly number[],
  coefficients: readonly number[],
  horizon: number
): number[] {
  const path = [...y];
  for (let h = 0; h < horizon; h++) {
    const t = path.length;
    path.push(lags.reduce((sum, lag, i) => sum + (coefficients[i] as number) * (path[t - lag] as number), 0));
  }
  return path.slice(y.length);
}
