import { stl } from './stl.ts';

export interface MultipleSeasons {
  /** The series without any season. */
  readonly adjusted: readonly number[];
  /** One component per season length, shortest first. */
  readonly seasonal: readonly Float64Array[];
}

const ITERATIONS = 2;

/**
 * Seasons of several lengths, each taken by STL from what the others leave.
 * @param seasons lengths in steps, shortest first; each needs two whole cycles
 * @see Bandara, Hyndman & Bergmeir (2021), MSTL. arXiv 2107.13462.
 */
export function mstl(
  y: readonly number[],
  seasons: readonly number[],
  options: { readonly jump?: number } = {}
): MultipleSeasons {
  const seasonal = seasons.map(() => new Float64Array(y.length));
  const rest = Float64Array.from(y);
  const iterations = seasons.length > 1 ? ITERATIONS : 1;
  for (let iteration = 0; iteration < iterations; iteration++) {
    seasons.forEach((m, i) => {
      const own = seasonal[i] as Float64Array;
      for (let t = 0; t < rest.length; t++) rest[t] = (rest[t] as number) + (own[t] as number);
      own.set(stl(rest, m, { seasonalSpan: 11 + 4 * i, ...options }).seasonal);
      for (let t = 0; t < rest.length; t++) rest[t] = (rest[t] as number) - (own[t] as number);
    });
  }
  return { adjusted: Array.from(rest), seasonal };
}
