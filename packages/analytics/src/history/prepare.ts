import type { ForecastOptions } from '../forecast-result.ts';
import { detectSeason } from '../season/detect-season.ts';
import { nestedSeasons } from '../season/nested-seasons.ts';
import { fillGaps } from './fill-gaps.ts';
import type { History } from './history.ts';
import { createHistory } from './history.ts';
import { atTodaysLevel } from './known-steps.ts';

export interface Prepared {
  readonly history: History;
  /** Smallest believable spread of errors, in the history's units. */
  readonly floor: number;
  /** Leading values of the caller's that were not numbers and are not in the history. */
  readonly start: number;
  /** From the history's units back to the caller's; always finite. */
  readonly unit: (value: number) => number;
  /** The same with something added in the caller's units, then clipped at zero where the caller wants it. */
  readonly restore: (value: number, plus?: number) => number;
}

/**
 * Gaps filled, scaled by a power of two to a magnitude near one (exact, so that 1e-12 and 1e15 are forecast alike), seasons found.
 * @returns null when there is not one number in `y`
 */
export function prepare(y: readonly number[], options: ForecastOptions): Prepared | null {
  const seasonLength = Math.max(1, Math.round(options.seasonLength ?? detectSeason(y)));
  const nonNegative = (options.nonNegative ?? true) && y.every((v) => !(v < 0));
  const levelled = atTodaysLevel(y, options.steps ?? [], nonNegative ? 0 : -Infinity);
  const filled = fillGaps(levelled, seasonLength);
  if (filled.length === 0) return null;
  const largest = filled.reduce((max, v) => Math.max(max, Math.abs(v)), 0);
  const exponent = largest > 0 ? Math.floor(Math.log2(largest)) : 0;
  const [up, down] = [2 ** Math.floor(exponent / 2), 2 ** Math.ceil(exponent / 2)];
  const scaled = filled.map((v) => v / up / down);
  const ratioScale = nonNegative && scaled.every((v) => v >= 0);
  const unit = (value: number) => withinNumbers(value * up * down);
  const mean = scaled.reduce((sum, v) => sum + Math.abs(v), 0) / scaled.length;
  return {
    history: createHistory(scaled, nestedSeasons(scaled, seasonLength), ratioScale),
    floor: ratioScale ? mean / (4 * scaled.length) ** 1.5 : 0,
    start: y.length - filled.length,
    unit,
    restore: (value, plus = 0) => {
      const moved = withinNumbers(unit(value) + plus);
      return ratioScale ? Math.max(0, moved) : moved;
    },
  };
}

function withinNumbers(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}
