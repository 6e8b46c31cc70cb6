import { loess } from './loess.ts';

export interface SeasonAndTrend {
  readonly seasonal: Float64Array;
  readonly trend: Float64Array;
}

export interface StlOptions {
  /** Loess span of the cycle-subseries, in seasons; odd. */
  readonly seasonalSpan: number;
  /** Evaluates loess at every jump-th point only: 1 is exact, larger is faster. Default a tenth of each span. */
  readonly jump?: number;
}

const INNER_ITERATIONS = 2;

/**
 * Seasonal-trend decomposition by loess, without robustness weights.
 * @see Cleveland, Cleveland, McRae & Terpenning (1990), STL. Journal of Official Statistics 6(1), 3–73.
 */
export function stl(y: ArrayLike<number>, seasonLength: number, { seasonalSpan, jump }: StlOptions): SeasonAndTrend {
  const n = y.length;
  const m = seasonLength;
  const trendSpan = nextOdd((1.5 * m) / (1 - 1.5 / seasonalSpan));
  const lowPassSpan = nextOdd(m);
  const jumpOf = (span: number) => jump ?? Math.ceil(span / 10);
  let trend = new Float64Array(n);
  const seasonal = new Float64Array(n);
  const extended = new Float64Array(n + 2 * m);
  for (let iteration = 0; iteration < INNER_ITERATIONS; iteration++) {
    for (let phase = 0; phase < m; phase++) {
      const cycle = new Float64Array(Math.floor((n - 1 - phase) / m) + 1);
      for (let k = 0, t = phase; t < n; k++, t += m) cycle[k] = (y[t] as number) - (trend[t] as number);
      const smooth = loess(cycle, seasonalSpan, { jump: jumpOf(seasonalSpan), from: -1, to: cycle.length });
      smooth.forEach((v, k) => (extended[phase + k * m] = v));
    }
    const lowPass = loess(movingMean(movingMean(movingMean(extended, m), m), 3), lowPassSpan, {
      jump: jumpOf(lowPassSpan),
    });
    const adjusted = new Float64Array(n);
    for (let t = 0; t < n; t++) {
      seasonal[t] = (extended[m + t] as number) - (lowPass[t] as number);
      adjusted[t] = (y[t] as number) - (seasonal[t] as number);
    }
    trend = loess(adjusted, trendSpan, { jump: jumpOf(trendSpan) }) as Float64Array<ArrayBuffer>;
  }
  return { seasonal, trend };
}

function movingMean(y: Float64Array, length: number): Float64Array {
  const result = new Float64Array(y.length - length + 1);
  let sum = 0;
  for (let t = 0; t < length; t++) sum += y[t] as number;
  result[0] = sum / length;
  for (let t = 1; t < result.length; t++) {
    sum += (y[t + length - 1] as number) - (y[t - 1] as number);
    result[t] = sum / length;
  }
  return result;
}

function nextOdd(x: number): number {
  const up = Math.ceil(x);
  return up % 2 === 1 ? up : up + 1;
}
