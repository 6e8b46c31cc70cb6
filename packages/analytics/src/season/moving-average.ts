/** Centred moving average of one season's length (2×m when m is even); NaN where the window sticks out. */
export function centredMovingAverage(y: readonly number[], length: number): number[] {
  const half = Math.floor(length / 2);
  const even = length % 2 === 0;
  return y.map((_, t) => {
    if (t < half || t >= y.length - half) return NaN;
    let sum = 0;
    for (let k = -half; k <= half; k++) {
      const weight = even && (k === -half || k === half) ? 0.5 : 1;
      sum += weight * (y[t + k] as number);
    }
    return sum / length;
  });
}
