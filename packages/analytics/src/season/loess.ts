/**
 * Local linear regression with tricube weights on equally spaced points, evaluated at every `jump`-th position and straight
 * between them. Positions are 0 … n−1; `from` and `to` may lie outside (extrapolation by the nearest window).
 * @param span number of points per window
 * @returns values at `from`, from+1, …, `to`
 * @see Cleveland (1979), Robust locally weighted regression. JASA 74(368), 829–836.
 */
export function loess(
  y: ArrayLike<number>,
  span: number,
  options: { readonly jump?: number; readonly from?: number; readonly to?: number } = {}
): Float64Array {
  const n = y.length;
  const { jump = 1, from = 0, to = n - 1 } = options;
  const result = new Float64Array(to - from + 1);
  let previous = from;
  for (let x = from; ; x = Math.min(x + jump, to)) {
    const value = fitAt(y, n, span, x);
    result[x - from] = value;
    const start = result[previous - from] as number;
    for (let k = previous + 1; k < x; k++) {
      result[k - from] = start + ((value - start) * (k - previous)) / (x - previous);
    }
    previous = x;
    if (x === to) return result;
  }
}

function fitAt(y: ArrayLike<number>, n: number, span: number, x: number): number {
  const width = Math.min(span, n);
  const left = Math.max(0, Math.min(n - width, x - (width >> 1)));
  const right = left + width - 1;
  let bandwidth = Math.max(x - left, right - x);
  if (span > n) bandwidth += (span - n) >> 1;
  const [full, none] = [0.001 * bandwidth, 0.999 * bandwidth];
  let sum = 0;
  let sumX = 0;
  let sumXX = 0;
  let sumY = 0;
  let sumXY = 0;
  for (let t = left; t <= right; t++) {
    const distance = Math.abs(t - x);
    if (distance > none) continue;
    const r = distance / bandwidth;
    const u = 1 - r * r * r;
    const weight = distance <= full ? 1 : u * u * u;
    const d = t - x;
    const v = y[t] as number;
    sum += weight;
    sumX += weight * d;
    sumXX += weight * d * d;
    sumY += weight * v;
    sumXY += weight * d * v;
  }
  if (sum === 0) return y[Math.min(n - 1, Math.max(0, x))] as number;
  // Centred at x, the fitted line's value there is its intercept.
  const mean = sumX / sum;
  const variance = sumXX / sum - mean * mean;
  const level = sumY / sum;
  if (Math.sqrt(Math.max(0, variance)) <= 0.001 * (n - 1)) return level;
  const slope = (sumXY / sum - mean * level) / variance;
  return level - slope * mean;
}
