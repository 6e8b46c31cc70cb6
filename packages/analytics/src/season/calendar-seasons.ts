const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;
const YEAR = 365.25 * DAY;
const MONTH = YEAR / 12;
/** A season of more steps than this is of no use: nobody keeps three cycles of it. */
const MOST = 2100;

/**
 * Seasons that a calendar implies, in steps, shortest first: of hours 24 and 168, of days 7 and 365, of weeks 52, of months 12.
 * Candidates for `detectSeason` and `detectSeasons`.
 * @param seconds between two values
 */
export function calendarSeasons(seconds: number): readonly number[] {
  const cycles = seconds < DAY ? [DAY, WEEK] : seconds < WEEK ? [WEEK, YEAR] : [YEAR];
  // Calendar months are as long as months are: 28 to 31 days all mean twelve a year.
  const step = Math.abs(seconds / MONTH - 1) < 0.1 ? MONTH : seconds;
  return cycles.map((cycle) => Math.round(cycle / step)).filter((m) => m > 1 && m <= MOST);
}
