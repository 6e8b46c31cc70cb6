/** Mean absolute in-sample error of the seasonal naive forecast: what scaled errors are divided by. */
export function naiveScale(y: readonly number[], seasonLength: number): number {
  let sum = 0;
  for (let t = seasonLength; t < y.length; t++) sum += Math.abs((y[t] as number) - (y[t - seasonLength] as number));
  return sum / (y.length - seasonLength);
}
