import { DAY_MS, shiftPeriod } from '@smartcloudops/focus';

/** Booked charges that come on more than half of the days (a daily discount, say) are as good as metered. */
const DENSE = 0.5;
const RECENT_DAYS = 60;

/** True when charges come too rarely to be forecast as a daily flow. */
export function isSparse(y: readonly number[]): boolean {
  const recent = y.slice(-RECENT_DAYS);
  return recent.filter((v) => v !== 0).length <= DENSE * recent.length;
}

/**
 * What to expect of booked charges on a future day: the amount of the same day one month earlier when it came two months
 * earlier as well, with the same sign; else nothing. A purchase made once is not expected again.
 * @param y daily booked charges
 * @param from the first day, epoch ms UTC
 */
export function expectBooked(y: readonly number[], from: number): (day: number) => number {
  const at = (day: number) => y[Math.round((day - from) / DAY_MS)] ?? 0;
  return (day) => {
    let earlier = day;
    while (earlier >= from + y.length * DAY_MS) earlier = sameDayMonthsBefore(earlier, 1);
    const [latest, before] = [at(earlier), at(sameDayMonthsBefore(earlier, 1))];
    return latest * before > 0 ? latest : 0;
  };
}

/** The same day of the month, or the month's last. */
function sameDayMonthsBefore(day: number, months: number): number {
  const start = shiftPeriod(day, 'month', -months);
  const last = shiftPeriod(start, 'month', 1) - DAY_MS;
  return Math.min(last, start + (new Date(day).getUTCDate() - 1) * DAY_MS);
}
