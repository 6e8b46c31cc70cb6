import { at } from './amount.ts';
import { DAY_MS, HOUR_MS, firstDayOf, monthOf } from './calendar.ts';
import type { Line } from './line.ts';
import { keyAt, pick } from './random.ts';

/** The bill is refreshed three times a day. */
export const REFRESH_MS = 8 * HOUR_MS;
/** A month is final five days after its end. */
const CLOSING_DAYS = 5;
/** The latest sellers report 96 to 99 hours late. */
export const LATE_DAYS = 6;

/** The moment up to which the bill is known at a time of the clock. */
export function refreshOf(now: number): number {
  return Math.floor(now / REFRESH_MS) * REFRESH_MS;
}

/** True while the amounts of a day may still change. */
export function isEstimated(day: number, asOf: number): boolean {
  return asOf < (firstDayOf(monthOf(day) + 1) + CLOSING_DAYS) * DAY_MS;
}

/** Hours of a day (0…24) whose usage the bill shows. */
export function arrivedHours(line: Line, day: number, asOf: number): number {
  const lag = line.lagHours + pick(keyAt(line.key, day), 4);
  return Math.max(0, Math.min(24, Math.floor((asOf - day * DAY_MS) / HOUR_MS) - lag));
}

/** What has accrued of a day's amount by the start of an hour (0…24); whole at 24. */
export function accrued(line: Line, amount: number, hour: number): number {
  return Math.round(amount * at(line.accrual, hour)) + 0;
}

/** A day's amount before late hours are taken off: corrections not yet published are undone. */
export function statedAmount(line: Line, values: Float64Array, index: number, day: number, asOf: number): number {
  let amount = at(values, index);
  if (values === line.usage) return amount;
  for (const { fromDay, toDay, publishedAt, factor } of line.restatements) {
    if (publishedAt > asOf && day >= fromDay && day < toDay) amount = Math.round(amount / factor);
  }
  return amount;
}

/** A day's amount as the bill shows it at `asOf`. */
export function shownAmount(line: Line, values: Float64Array, index: number, day: number, asOf: number): number {
  const amount = statedAmount(line, values, index, day, asOf);
  if (day * DAY_MS < asOf - LATE_DAYS * DAY_MS) return amount;
  const hours = arrivedHours(line, day, asOf);
  return hours === 24 ? amount : accrued(line, amount, hours);
}
