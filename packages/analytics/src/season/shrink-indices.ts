import { centredMovingAverage } from './moving-average.ts';
import type { SeasonalIndices } from './classical-decomposition.ts';

/**
 * Seasonal indices shrunk toward no season, by as much as the noise about them explains: a season that is not there costs nothing,
 * so no test has to decide whether it is.
 * @returns also the `strength` of the season, the share that is left of it: 0 (noise) to 1 (no noise)
 * @see Miller & Williams (2003), Shrinkage estimators of time series seasonal factors and their effect on forecasting accuracy.
 * IJF 19(4), 669–684; James & Stein (1961), Estimation with quadratic loss.
 */
export function shrinkIndices(
  y: readonly number[],
  { kind, indices }: SeasonalIndices
): SeasonalIndices & { readonly strength: number } {
  const m = indices.length;
  const neutral = kind === 'multiplicative' ? 1 : 0;
  const trend = centredMovingAverage(y, m);
  let [noise, count] = [0, 0];
  trend.forEach((level, t) => {
    const value = kind === 'multiplicative' ? (y[t] as number) / level : (y[t] as number) - level;
    if (!Number.isFinite(value)) return;
    noise += (value - (indices[t % m] as number)) ** 2;
    count++;
  });
  const signal = indices.reduce((sum, v) => sum + (v - neutral) ** 2, 0);
  const variance = ((noise / Math.max(1, count - m)) * m) / Math.max(1, count);
  const share = m > 3 && signal > 0 ? Math.min(1, ((m - 3) * variance) / signal) : 0;
  return { kind, indices: indices.map((v) => neutral + (1 - share) * (v - neutral)), strength: m > 3 ? 1 - share : 0 };
}
