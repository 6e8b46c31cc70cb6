import type { PredictionInterval } from '../forecast-result.ts';

/** Share of the steps whose truth lies within the interval. */
export function coverage(actual: readonly number[], { lower, upper }: PredictionInterval): number {
  const inside = actual.filter((v, h) => v >= (lower[h] as number) && v <= (upper[h] as number));
  return inside.length / actual.length;
}
