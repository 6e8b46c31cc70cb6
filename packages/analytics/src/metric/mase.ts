import { naiveScale } from './naive-scale.ts';

/**
 * Mean absolute scaled error.
 * @param y the history that was known
 * @see Hyndman & Koehler (2006), Another look at measures of forecast accuracy. IJF 22(4), 679–688.
 */
export function mase(
  y: readonly number[],
  actual: readonly number[],
  point: readonly number[],
  seasonLength: number
): number {
  const sum = actual.reduce((total, v, h) => total + Math.abs(v - (point[h] as number)), 0);
  return sum / actual.length / naiveScale(y, seasonLength);
}
