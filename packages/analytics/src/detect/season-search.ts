import { detectSeason } from '../season/detect-season.ts';

/** The last values of a series whose season is not known yet. */
export interface SeasonSearch {
  readonly ring: number[];
  readonly missing: number[];
  count: number;
}

/** A season of fewer values is no day, of which seven make a week. */
export const LEAST_DAY = 24;
const MEMORY = 2048;
const FIRST = 64;
/** A week of days; an hour of five minutes (or its double is taken for a day); a day of hours, half hours, quarters, ten and five minutes. */
const CANDIDATES: readonly number[] = [7, 12, LEAST_DAY, 48, 96, 144, 288];

export function newSeasonSearch(): SeasonSearch {
  return { ring: [], missing: [], count: 0 };
}

/** Remembers a value. @returns a season, when the values so far (looked at each time their number doubles) have one; otherwise 1 */
export function searchSeason(search: SeasonSearch, value: number): number {
  const at = search.count % MEMORY;
  search.ring[at] = Number.isNaN(value) ? 0 : value;
  search.missing[at] = Number.isNaN(value) ? 1 : 0;
  search.count++;
  const due = search.count >= FIRST && search.count <= MEMORY && Number.isInteger(Math.log2(search.count));
  if (!due && search.count % MEMORY !== 0) return 1;
  return detectSeason(inOrder(search), CANDIDATES);
}

/** The remembered values, oldest first, NaN where missing. */
export function inOrder({ ring, missing, count }: SeasonSearch): number[] {
  const from = count <= MEMORY ? 0 : count % MEMORY;
  return ring.map((_, i) => {
    const at = (from + i) % ring.length;
    return missing[at] === 1 ? NaN : (ring[at] as number);
  });
}
