const { floor } = Math;

/** Days are counted from 1970-01-01 UTC (day 0); months from January of year 0 (month = year * 12 + 0…11). */
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export function dayOf(time: number): number {
  return floor(time / DAY_MS);
}

const monthByDay = new Map<number, number>();
const firstDayByMonth = new Map<number, number>();

export function monthOf(day: number): number {
  const known = monthByDay.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  monthByDay.set(day, month);
  return month;
}

/** First day of a month. */
export function firstDayOf(month: number): number {
  const known = firstDayByMonth.get(month);
  if (known !== undefined) return known;
  const day = dayOf(Date.UTC(floor(month / 12), month % 12, 1));
  firstDayByMonth.set(month, day);
  return day;
}

export function daysInMonth(month: number): number {
  return firstDayOf(month + 1) - firstDayOf(month);
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** `2026-11-24` */
export function formatDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** `2026-11` */
export function formatMonth(month: number): string {
  return formatDay(firstDayOf(month)).slice(0, 7);
}

/** `2026-11-24T00:00:00Z` */
export function formatHour(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
