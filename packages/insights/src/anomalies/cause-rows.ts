import type { ChangeRow } from '@smartcloudops/analytics';
import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';
import type { AggregateCell } from '@smartcloudops/warehouse';

/** What a row cost before is known from so many weeks. */
export const WEEKS_BEFORE = 4;

/**
 * What each row of a bill cost during an anomaly, beside the same weekdays of the weeks before it. The anomaly's own expectation is
 * shared among the rows by these, so that they add up to it.
 * @param cells per day, from four weeks before `start` to `end`
 * @param positions of the dimensions in the keys of the cells
 */
export function causeRows(
  cells: readonly AggregateCell[],
  positions: readonly number[],
  { start, end, expected }: { readonly start: number; readonly end: number; readonly expected: number }
): readonly ChangeRow[] {
  const rows = new Map<string, { keys: readonly (string | null)[]; actual: number; before: number }>();
  const weekdays = new Array<number>(7).fill(0);
  const weekday = (day: number) => Math.round((day - start) / DAY_MS + 7 * WEEKS_BEFORE) % 7;
  for (let day = start; day < end; day += DAY_MS) weekdays[weekday(day)] = (weekdays[weekday(day)] as number) + 1;
  for (const { keys, periodStart, amount } of cells) {
    const own = positions.map((position) => keys[position] ?? null);
    const id = JSON.stringify(own);
    const row = rows.get(id) ?? { keys: own, actual: 0, before: 0 };
    rows.set(id, row);
    if (periodStart >= start) row.actual += decimalToNumber(amount);
    else row.before += (decimalToNumber(amount) * (weekdays[weekday(periodStart)] as number)) / WEEKS_BEFORE;
  }
  const all = [...rows.values()];
  const before = all.reduce((sum, row) => sum + row.before, 0);
  const scale = before > 0 && expected > 0 ? expected / before : 1;
  return all.map(({ keys, actual, before: own }) => ({ keys, actual, expected: own * scale }));
}
