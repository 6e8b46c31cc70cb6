import { median } from '../combine/median.ts';

/** Median absolute difference of neighbours to the standard deviation of normal noise. */
const NORMAL = 1 / (0.6744897501960817 * Math.SQRT2);
/** Mean absolute difference to the same, of which a third is believed: what the median forgets where most values are equal. */
const FROM_MEAN = Math.sqrt(Math.PI) / 2 / 3;
const MOST_MEMORY = 0.9;
/** Shorter series say nothing about memory. */
const LEAST_VALUES = 20;

export interface NoiseScale {
  readonly deviation: number;
  /** Deviation of averages times √n: larger where noise remembers, so that a slow wander is no change. */
  readonly longRun: number;
}

/**
 * Standard deviation of the noise about a level that jumps, from differences, which a jump enters once. Their growth from one step
 * to two tells the memory of the noise.
 * @see Romano, Rigaill, Runge & Fearnhead (2022), Detecting abrupt changes in the presence of local fluctuations and
 * autocorrelated noise. JASA 117.
 */
export function noiseScale(y: Float64Array): NoiseScale {
  const far = (lag: number) => Float64Array.from(y.subarray(lag), (v, t) => Math.abs(v - (y[t] as number)));
  const near = far(1);
  const mean = near.reduce((sum, v) => sum + v, 0) / Math.max(1, near.length);
  const [one, two] = [
    Math.max(NORMAL * median(Array.from(near)), FROM_MEAN * mean),
    NORMAL * median(Array.from(far(2))),
  ];
  if (!(one > 0)) return { deviation: 0, longRun: 0 };
  const memory = y.length < LEAST_VALUES ? 0 : Math.min(MOST_MEMORY, Math.max(0, (two / one) ** 2 - 1));
  const deviation = one / Math.sqrt(1 - memory);
  return { deviation, longRun: deviation * Math.sqrt((1 + memory) / (1 - memory)) };
}
