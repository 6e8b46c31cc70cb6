import { DAY_MS } from '@smartcloudops/focus';
import type { AggregateCell } from '@smartcloudops/warehouse';

/** Up to this share of the days may be gaps; more, and days without charges are the rhythm of the bill. */
const RARE = 0.05;

/**
 * Days of `[from, to)` on which not one charge is loaded, when such days are rare: holes in the data that a forecast must not
 * learn as days that cost nothing.
 */
export function missingDays(cells: readonly AggregateCell[], from: number, to: number): ReadonlySet<number> {
  const seen = new Set(cells.map(({ periodStart }) => periodStart));
  const missing: number[] = [];
  for (let day = from; day < to; day += DAY_MS) if (!seen.has(day)) missing.push(day);
  return new Set(missing.length <= RARE * ((to - from) / DAY_MS) ? missing : []);
}
