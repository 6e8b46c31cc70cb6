import { seasonalExpectation, type SeasonProfile } from './season-profile.ts';

/** Spreads about the expectation within which most ordinary values lie. */
const USUAL = 4;

export interface Expectation {
  readonly expected: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** What the season says that explains a value best (it is strange only if no season expects it); NaN where none is known. */
export function nearestExpectation(seasons: readonly SeasonProfile[], value: number): number {
  let nearest = NaN;
  for (const season of seasons) {
    const expected = seasonalExpectation(season);
    if (Number.isNaN(expected)) continue;
    if (Number.isNaN(nearest) || Math.abs(value - expected) < Math.abs(value - nearest)) nearest = expected;
  }
  return nearest;
}

/** Bounds about an expectation, NaN: unknown. */
export function boundsAbout(expected: number, spread: number, nonNegative: boolean): Expectation {
  if (Number.isNaN(expected)) return { expected: null, lower: null, upper: null };
  const lower = expected - USUAL * spread;
  return { expected, lower: nonNegative ? Math.max(0, lower) : lower, upper: expected + USUAL * spread };
}
