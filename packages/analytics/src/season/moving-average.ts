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

/** Centred moving average of odd `length`; near the ends the outermost value is taken to go on. */
export function movingAverage(y: readonly number[], length: number): number[] {
  const half = length >> 1;
  const last = y.length - 1;
  const at = (t: number) => y[Math.min(last, Math.max(0, t))] as number;
  let sum = 0;
  for (let k = -half; k <= half; k++) sum += at(k);
  return y.map((_, t) => {
    const mean = sum / length;
    sum += at(t + half + 1) - at(t - half);
    return mean;
  });
}
