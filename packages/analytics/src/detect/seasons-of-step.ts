const DAY = 86_400;
const WEEK = 7 * DAY;

/** A day and a week in points, for values so many seconds apart: the seasons of whatever people use. */
export function seasonsOfStep(seconds: number): readonly number[] {
  return [DAY, WEEK].map((season) => Math.round(season / seconds)).filter((length) => length >= 4);
}
