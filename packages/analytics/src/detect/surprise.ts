/**
 * Share of ordinary values at least so strange: falls from 1 in a straight line of logarithms. Measured on white noise, heavy-tailed
 * noise and the unlabelled parts of the given public series.
 */
const DECADES_PER_UNIT = 14;
const AT_ZERO = 0.02;

export function pValueOf(strangeness: number): number {
  return strangeness > 0 ? AT_ZERO * 10 ** (-DECADES_PER_UNIT * strangeness) : 1;
}
