import { fillGaps } from '../history/fill-gaps.ts';
import { seasonalIndices } from './classical-decomposition.ts';
import { centredMovingAverage } from './moving-average.ts';

/** Quarters, days in a week, months, hours and half hours in a day, weeks in a year, quarter hours and five minutes in a day. */
const CANDIDATES: readonly number[] = [4, 7, 12, 24, 48, 52, 96, 288];
/** The same with the weeks around days and the year around weeks. */
const SEVERAL: readonly number[] = [...CANDIDATES, 168, 336, 365];
/** Least share of the variance about the trend that a season must explain, its own freedom discounted: of a long series … */
const LEAST_STRENGTH = 0.15;
/** … and more of one with few cycles, whose chance waves look like seasons. */
const FEW_CYCLES = 0.6;
const CYCLES = 3;
/** A longer season contains a shorter one's; it must explain this much more to be preferred. */
const LONGER = 0.05;

/**
 * The season among the candidates that explains most of what the series does about its moving average.
 * @returns 1 when none explains enough, or the series is shorter than three seasons
 * @see Wang, Smith & Hyndman (2006), Characteristic-based clustering for time series data. Data Mining and Knowledge
 * Discovery 13(3), 335–364, for the strength of a season.
 */
export function detectSeason(y: readonly number[], candidates: readonly number[] = CANDIDATES): number {
  const filled = fillGaps(y, 1);
  let best = 1;
  let most = 0;
  for (const m of [...candidates].sort((a, b) => a - b)) {
    const cycles = filled.length / m;
    if (m <= 1 || cycles < CYCLES) continue;
    const strength = seasonalStrength(filled, m);
    if (strength > LEAST_STRENGTH + FEW_CYCLES / cycles && strength > most + LONGER) [best, most] = [m, strength];
  }
  return best;
}

/**
 * All seasons among the candidates, shortest first: the strongest, then the strongest of what it leaves, and so on.
 * @returns `[]` when there is none
 */
export function detectSeasons(y: readonly number[], candidates: readonly number[] = SEVERAL): readonly number[] {
  let rest = fillGaps(y, 1);
  const found: number[] = [];
  for (;;) {
    const m = detectSeason(
      rest,
      candidates.filter((candidate) => !found.includes(candidate))
    );
    if (m <= 1) return found.sort((a, b) => a - b);
    const { indices } = seasonalIndices(rest, m, 'additive');
    rest = rest.map((v, t) => v - (indices[t % m] as number));
    found.push(m);
  }
}

/** Adjusted R² of the seasonal indices on the series without its moving-average trend. */
function seasonalStrength(y: readonly number[], m: number): number {
  const { indices } = seasonalIndices(y, m, 'additive');
  const trend = centredMovingAverage(y, m);
  let [count, whole, rest] = [0, 0, 0];
  y.forEach((v, t) => {
    const detrended = v - (trend[t] as number);
    if (!Number.isFinite(detrended)) return;
    count++;
    whole += detrended ** 2;
    rest += (detrended - (indices[t % m] as number)) ** 2;
  });
  return count > m && whole > 0 ? 1 - rest / (count - m) / (whole / (count - 1)) : 0;
}
