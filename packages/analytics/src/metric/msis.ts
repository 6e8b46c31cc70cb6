import type { PredictionInterval } from '../forecast-result.ts';
import { naiveScale } from './naive-scale.ts';

/**
 * Mean scaled interval score: width, plus a fine of 2/(1 − level) per unit by which the truth lies outside.
 * @see Gneiting & Raftery (2007), Strictly proper scoring rules. JASA 102(477), 359–378; as scaled in M4.
 */
export function msis(
  y: readonly number[],
  actual: readonly number[],
  { level, lower, upper }: PredictionInterval,
  seasonLength: number
): number {
  const fine = 2 / (1 - level);
  const sum = actual.reduce((total, v, h) => {
    const [low, high] = [lower[h] as number, upper[h] as number];
    return total + (high - low) + fine * (Math.max(0, low - v) + Math.max(0, v - high));
  }, 0);
  return sum / actual.length / naiveScale(y, seasonLength);
}
