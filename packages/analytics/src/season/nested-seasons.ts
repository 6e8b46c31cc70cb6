import { isSeasonal } from './is-seasonal.ts';

/** Weeks that contain a daily season, by the season's length in steps: 24 hours → 168. */
const DAYS_IN_WEEK = 7;
const DAILY = new Set([24, 48, 96, 144, 288]);

/** The season, and the week around it when the step is a fraction of a day and the history shows one. Shortest first. */
export function nestedSeasons(y: readonly number[], seasonLength: number): readonly number[] {
  if (seasonLength <= 1) return [];
  const week = seasonLength * DAYS_IN_WEEK;
  return DAILY.has(seasonLength) && isSeasonal(y, week) ? [seasonLength, week] : [seasonLength];
}
