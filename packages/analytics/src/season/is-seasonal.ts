import { autocorrelation } from './autocorrelation.ts';

/**
 * The M competitions' test: is the autocorrelation at the season's lag beyond the 90 % limits, given those before it?
 * Needs three whole seasons.
 * @see Makridakis, Spiliotis & Assimakopoulos (2020), The M4 Competition. IJF 36(1), 54–74, Naive2.
 */
export function isSeasonal(y: readonly number[], seasonLength: number): boolean {
  if (seasonLength <= 1 || y.length < 3 * seasonLength) return false;
  const r = autocorrelation(y, seasonLength);
  const atSeason = r.pop() ?? 0;
  const squares = r.reduce((sum, v) => sum + v * v, 0);
  return Math.abs(atSeason) > 1.645 * Math.sqrt((1 + 2 * squares) / y.length);
}
