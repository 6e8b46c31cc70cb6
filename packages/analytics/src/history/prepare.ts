import type { ForecastOptions } from '../forecast-result.ts';
import { detectSeason } from '../season/detect-season.ts';
import { nestedSeasons } from '../season/nested-seasons.ts';
import { fillGaps } from './fill-gaps.ts';
import type { History } from './history.ts';
import { createHistory } from './history.ts';

export interface Prepared {
  readonly history: History;
  /** Smallest believable spread of errors, in the history's units. */
  readonly floor: number;
  /** From the history's units back to the caller's, clipped at zero where the caller wants it; always finite. */
  readonly restore: (value: number) => number;
}

/**
 * Gaps filled, scaled by a power of two to a magnitude near one (exact, so that 1e-12 and 1e15 are forecast alike), seasons found.
 * @returns null when there is not one number in `y`
 */
export function prepare(y: readonly number[], options: ForecastOptions): Prepared | null {
  const seasonLength = Math.max(1, Math.round(options.seasonLength ?? detectSeason(y)));
  const filled = fillGaps(y, seasonLength);
  if (filled.length === 0) return null;
  const largest = filled.reduce((max, v) => Math.max(max, Math.abs(v)), 0);
  const exponent = largest > 0 ? Math.floor(Math.log2(largest)) : 0;
  const [up, down] = [2 ** Math.floor(exponent / 2), 2 ** Math.ceil(exponent / 2)];
  const scaled = filled.map((v) => v / up / down);
  const ratioScale = (options.nonNegative ?? true) && scaled.every((v) => v >= 0);
  const mean = scaled.reduce((sum, v) => sum + Math.abs(v), 0) / scaled.length;
  return {
    history: createHistory(scaled, nestedSeasons(scaled, seasonLength), ratioScale),
    floor: ratioScale ? mean / (4 * scaled.length) ** 1.5 : 0,
    restore: (value) => {
      const large = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value * up * down));
      return ratioScale ? Math.max(0, large) : large;
    },
  };
}
