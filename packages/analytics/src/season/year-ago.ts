import { median } from '../combine/median.ts';
import { movingAverage } from './moving-average.ts';

/** 52 weeks, so that weekdays meet. */
const YEAR = 364;
const WEEK = 7;
/** The level before the same day a year ago is that of this many days. */
const LEVEL = 84;
/** Days that are averaged about each day. */
const SMOOTHED = 21;
/** A day counts at most this many times the usual: one outage or sale a year ago must not repeat. */
const MOST = 2.5;
/** The series may be expected to do again this power of what it did. */
const SHARE = 0.4;
const LIMITS = [0.5, 2] as const;

/**
 * What a daily series did a year ago relative to the twelve weeks before, weekdays aside: one factor per step ahead, shrunk, since
 * one year says little; ones where a year and twelve weeks are not known.
 * @see Andrawis, Atiya & El-Shishiny (2011), Combination of long term and short term forecasts, with application to tourism
 * demand forecasting. IJF 27(3), 870–886, for the long season beside the short one.
 */
export function yearAgoFactors(y: readonly number[], horizon: number): readonly number[] {
  const none = new Array<number>(horizon).fill(1);
  const n = y.length;
  const origin = n - YEAR;
  if (origin < LEVEL) return none;
  const weekday = Array.from({ length: WEEK }, (_, phase) => {
    const own = y.filter((_value, t) => t % WEEK === phase);
    return own.reduce((sum, v) => sum + v, 0) / own.length;
  });
  const mean = weekday.reduce((sum, v) => sum + v, 0) / WEEK;
  if (!(mean > 0)) return none;
  const adjusted = y.map((v, t) => v / Math.max((weekday[t % WEEK] as number) / mean, 0.05));
  const most = MOST * median(adjusted.slice(origin - LEVEL, origin + horizon + LEVEL));
  const bounded = adjusted.map((v) => Math.min(v, most));
  const level = bounded.slice(origin - LEVEL, origin).reduce((sum, v) => sum + v, 0) / LEVEL;
  if (!(level > 0)) return none;
  const smooth = movingAverage(bounded, SMOOTHED);
  return none.map((_, h) => {
    const ratio = (smooth[origin + (h % YEAR)] as number) / level;
    return Math.min(LIMITS[1], Math.max(LIMITS[0], ratio)) ** SHARE;
  });
}
