import type { History } from '../history/history.ts';

/** Beyond what the weights were learned on, a series counts as the nearest that they know. */
const KNOWN_LENGTH = { least: 10, most: 2300 };
const KNOWN_CYCLES = { least: 2, most: 105 };

/**
 * What the trust in a member depends on: 1, length, cycles of the shortest season, whether there are two seasons, and how much of
 * a season there is.
 */
export function seriesKind(history: History): readonly number[] {
  const within = (value: number, { least, most }: typeof KNOWN_LENGTH) => Math.min(most, Math.max(least, value));
  const n = history.y.length;
  const [m = 1] = history.seasons;
  return [
    1,
    Math.log(within(n, KNOWN_LENGTH) / 100) / 2,
    Math.log(within(n / m, KNOWN_CYCLES) / 10),
    history.seasons.length > 1 ? 1 : 0,
    history.adjusted().strength,
  ];
}
