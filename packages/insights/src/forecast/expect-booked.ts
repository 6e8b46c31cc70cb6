import { DAY_MS, periodStart, shiftPeriod } from '@smartcloudops/focus';

/** Booked charges that come on more than half of the days (a daily discount, say) are as good as metered. */
const DENSE = 0.5;
const RECENT_DAYS = 60;

/** True when charges come too rarely to be forecast as a daily flow. */
export function isSparse(y: readonly number[]): boolean {
  const recent = y.slice(-RECENT_DAYS);
  return recent.filter((v) => v !== 0).length <= DENSE * recent.length;
}

/** What is expected of a booked charge. */
export interface BookedExpectation {
  /** On a day (epoch ms) from the origin on. */
  readonly on: (day: number) => number;
  /** By how much what is booked already will still grow until the month is over. */
  readonly growth: number;
}

/**
 * What to expect of one booked charge: the amount of the same day one month earlier when it came two months earlier as well, with
 * the same sign; else nothing. A purchase made once is not expected again. Taxes and support fees stand on the first of the month
 * and grow with its usage: such a charge of the running month is expected to become what it is on the way to.
 * @param y daily charges
 * @param from the first day, epoch ms UTC
 * @param share how much of the running month's usage the bill shows, 0 to 1
 */
export function expectBooked(y: readonly number[], from: number, share: number): BookedExpectation {
  const origin = from + y.length * DAY_MS;
  const first = periodStart(origin, 'month');
  const at = (day: number) => y[Math.round((day - from) / DAY_MS)] ?? 0;
  const growth = first < origin ? comesTo(at(first), at(sameDayMonthsBefore(first, 1)), share) - at(first) : 0;
  return {
    on: (day) => {
      let earlier = day;
      while (earlier >= origin) earlier = sameDayMonthsBefore(earlier, 1);
      const [latest, before] = [at(earlier), at(sameDayMonthsBefore(earlier, 1))];
      return latest * before > 0 ? latest + (earlier === first ? growth : 0) : 0;
    },
    growth,
  };
}

/**
 * A charge that grows with the month stands at `share` of what it will be, a fixed one at all of it: it is what it looks more like
 * beside the month before.
 */
function comesTo(soFar: number, lastMonth: number, share: number): number {
  const grown = soFar / lastMonth;
  if (!(grown > 0 && grown < Math.sqrt(share))) return soFar;
  return soFar + (1 - share) * lastMonth;
}

/** The same day of the month, or the month's last. */
function sameDayMonthsBefore(day: number, months: number): number {
  const start = shiftPeriod(day, 'month', -months);
  const last = shiftPeriod(start, 'month', 1) - DAY_MS;
  return Math.min(last, start + (new Date(day).getUTCDate() - 1) * DAY_MS);
}
