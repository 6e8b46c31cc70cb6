import { nelderMead } from './nelder-mead.ts';

/** Smoothing of the level, of the short and of the long season, and the autocorrelation of the errors. */
type DoubleSeasonalParameters = readonly number[];

const START: DoubleSeasonalParameters = [0.05, 0.1, 0.2, 0.6];
const BOUNDS = [
  [1e-4, 0.9],
  [1e-4, 0.9],
  [1e-4, 0.9],
  [0, 0.99],
] as const;

/**
 * Exponential smoothing with two additive seasons, one within the other, and first-order autocorrelated errors; fitted by least
 * squares of the one-step errors from the averages of two long seasons.
 * @returns the parameters found (or given, where nothing is searched) and the path
 * @see Taylor (2003), Short-term electricity demand forecasting using double seasonal exponential smoothing. Journal of the
 * Operational Research Society 54(8), 799–805.
 */
export function doubleSeasonal(
  y: Float64Array,
  [short, long]: readonly [number, number],
  horizon: number,
  options: { readonly start?: DoubleSeasonalParameters; readonly search?: boolean } = {}
): { readonly parameters: DoubleSeasonalParameters; readonly point: number[] } {
  const { start = START, search = true } = options;
  const first = firstStates(y, short, long);
  const [inner, outer] = [new Float64Array(short), new Float64Array(long)];
  let level = 0;
  let error = 0;
  const run = ([alpha = 0, delta = 0, omega = 0, phi = 0]: DoubleSeasonalParameters): number => {
    inner.set(first.inner);
    outer.set(first.outer);
    level = first.level;
    error = 0;
    let sse = 0;
    for (let t = 0, i = 0, j = 0; t < y.length; t++) {
      const e = (y[t] as number) - level - (inner[i] as number) - (outer[j] as number);
      sse += (e - phi * error) ** 2;
      level += alpha * e;
      inner[i] = (inner[i] as number) + delta * e;
      outer[j] = (outer[j] as number) + omega * e;
      error = e;
      if (++i === short) i = 0;
      if (++j === long) j = 0;
    }
    return sse;
  };
  const maxEvaluations = options.start ? 60 : 120;
  const parameters = search
    ? nelderMead(run, start, BOUNDS, { maxEvaluations, edge: options.start ? 0.05 : 0.2 }).x
    : start;
  run(parameters);
  const phi = parameters[3] ?? 0;
  const n = y.length;
  const point = Array.from({ length: horizon }, (_, h) => {
    error *= phi;
    return level + (inner[(n + h) % short] as number) + (outer[(n + h) % long] as number) + error;
  });
  return { parameters, point };
}

/** Mean, short and long averages of the first two long seasons. */
function firstStates(y: Float64Array, short: number, long: number) {
  const count = 2 * long;
  const head = y.subarray(0, count);
  const level = head.reduce((sum, v) => sum + v, 0) / count;
  const inner = new Float64Array(short);
  const outer = new Float64Array(long);
  head.forEach((v, t) => (inner[t % short] = (inner[t % short] as number) + ((v - level) * short) / count));
  head.forEach(
    (v, t) => (outer[t % long] = (outer[t % long] as number) + (v - level - (inner[t % short] as number)) / 2)
  );
  return { level, inner, outer };
}
