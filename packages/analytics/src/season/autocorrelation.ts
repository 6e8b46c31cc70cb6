/** Autocorrelations at lags 1 … `maxLag` (index 0 is lag 1); zeros for a constant series. */
export function autocorrelation(y: readonly number[], maxLag: number): number[] {
  const n = y.length;
  const mean = y.reduce((sum, v) => sum + v, 0) / n;
  const centred = y.map((v) => v - mean);
  const variance = centred.reduce((sum, v) => sum + v * v, 0);
  const result: number[] = [];
  for (let lag = 1; lag <= maxLag; lag++) {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (centred[t] as number) * (centred[t - lag] as number);
    result.push(variance > 0 ? sum / variance : 0);
  }
  return result;
}
