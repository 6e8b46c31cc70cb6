import { at } from './amount.ts';
import { DAY_MS, HOUR_MS, firstDayOf, monthOf } from './calendar.ts';
import type { Line } from './line.ts';
import { keyAt, pick } from './random.ts';

const { abs, floor, max, min, round } = Math;

/** The bill is refreshed three times a day. */
export const REFRESH_MS = 8 * HOUR_MS;
/** A month is final five days after its end. */
export const CLOSING_DAYS = 5;
/** The latest sellers report 96 to 99 hours late. */
export const LATE_DAYS = 6;

/** The moment up to which the bill is known at a time of the clock. */
export function refreshOf(now: number): number {
  return floor(now / REFRESH_MS) * REFRESH_MS;
}

/** True while the amounts of a day may still change. */
export function isEstimated(day: number, asOf: number): boolean {
  return asOf < (firstDayOf(monthOf(day) + 1) + CLOSING_DAYS) * DAY_MS;
}

/** Hours of a day (0…24) whose usage the bill shows. */
export function arrivedHours(line: Line, day: number, asOf: number): number {
  const lag = line.lagHours + pick(keyAt(line.key, day), 4);
  return max(0, min(24, floor((asOf - day * DAY_MS) / HOUR_MS) - lag));
}

/** Part of an amount that has accrued by the start of an hour; debit and credit of the same size round alike. */
function accrued(line: Line, amount: number, hour: number): number {
  if (hour === 24) return amount;
  const part = round(abs(amount) * at(line.accrual, hour));
  return amount < 0 && part > 0 ? -part : part;
}

/** A day's final amount with the corrections undone that are not published yet. */
function stated(line: Line, values: Float64Array, index: number, day: number, asOf: number): number {
  let amount = at(values, index);
  if (values === line.usage) return amount;
  for (const { fromDay, toDay, publishedAt, factor } of line.restatements) {
    if (publishedAt > asOf && day >= fromDay && day < toDay) amount = round(amount / factor);
  }
  return amount;
}

/** What the first `hour` hours of a day amount to (0…24). A discount is always net less gross, also of a part of a day. */
export function amountUntil(
  line: Line,
  values: Float64Array,
  day: number,
  index: number,
  asOf: number,
  hour: number
): number {
  const until = (column: Float64Array) => accrued(line, stated(line, column, index, day, asOf), hour);
  const { discount } = line;
  return discount && values === line.cost.UnblendedCost ? until(discount.net) - until(discount.gross) : until(values);
}

/** A day's amount as the bill shows it at `asOf`. */
export function shownAmount(line: Line, values: Float64Array, index: number, day: number, asOf: number): number {
  const settled = day * DAY_MS < asOf - LATE_DAYS * DAY_MS;
  return amountUntil(line, values, day, index, asOf, settled ? 24 : arrivedHours(line, day, asOf));
}
