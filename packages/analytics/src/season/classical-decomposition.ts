import { centredMovingAverage } from './moving-average.ts';

export interface SeasonalIndices {
  readonly kind: 'additive' | 'multiplicative';
  /** One per phase; phase 0 is the first observation's. */
  readonly indices: readonly number[];
}

/**
 * Seasonal indices as averages per phase of the series without its moving-average trend.
 * @see Kendall & Stuart (1983), The Advanced Theory of Statistics, vol. 3; the form of R's `decompose`.
 */
export function seasonalIndices(
  y: readonly number[],
  seasonLength: number,
  kind: SeasonalIndices['kind']
): SeasonalIndices {
  const trend = centredMovingAverage(y, seasonLength);
  const sums = new Array<number>(seasonLength).fill(0);
  const counts = new Array<number>(seasonLength).fill(0);
  trend.forEach((level, t) => {
    const detrended = kind === 'multiplicative' ? (y[t] as number) / level : (y[t] as number) - level;
    if (!Number.isFinite(detrended)) return;
    const phase = t % seasonLength;
    sums[phase] = (sums[phase] as number) + detrended;
    counts[phase] = (counts[phase] as number) + 1;
  });
  const neutral = kind === 'multiplicative' ? 1 : 0;
  const raw = sums.map((sum, phase) => (counts[phase] ? sum / (counts[phase] as number) : neutral));
  const mean = raw.reduce((sum, v) => sum + v, 0) / seasonLength;
  return { kind, indices: raw.map((v) => (kind === 'multiplicative' ? v / mean : v - mean)) };
}
