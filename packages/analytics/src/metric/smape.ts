/** Symmetric mean absolute percentage error, 0 to 200; a step where both are zero counts as no error. */
export function smape(actual: readonly number[], point: readonly number[]): number {
  let sum = 0;
  actual.forEach((v, h) => {
    const p = point[h] as number;
    const scale = Math.abs(v) + Math.abs(p);
    if (scale > 0) sum += (2 * Math.abs(v - p)) / scale;
  });
  return (100 * sum) / actual.length;
}
