import { fillGaps } from '../history/fill-gaps.ts';
import { autocorrelation } from './autocorrelation.ts';
import { isSeasonal } from './is-seasonal.ts';

/** Days in a week, hours in a day, months, weeks in a year, quarters. */
const CANDIDATES: readonly number[] = [7, 24, 12, 52, 4];

/**
 * The season length among the candidates whose autocorrelation, on the series without its trend, is significant and highest.
 * @returns 1 when none is
 */
export function detectSeason(y: readonly number[], candidates: readonly number[] = CANDIDATES): number {
  const filled = fillGaps(y, 1);
  const possible = candidates.filter((m) => m > 1 && filled.length >= 3 * m);
  if (possible.length === 0) return 1;
  const differences = filled.slice(1).map((v, t) => v - (filled[t] as number));
  const r = autocorrelation(differences, Math.max(...possible));
  let best = 1;
  let height = 0;
  for (const m of possible) {
    const atSeason = r[m - 1] as number;
    // A season's autocorrelation is a local peak; a slow drift's is a slope.
    const neighbours = Math.max(r[m - 2] ?? 0, r[m] ?? 0);
    if (atSeason > height && atSeason > neighbours && isSeasonal(differences, m)) [best, height] = [m, atSeason];
  }
  return best;
}
