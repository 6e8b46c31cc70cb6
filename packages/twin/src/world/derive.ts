import { ExactSum, at } from './amount.ts';
import { firstDayOf, monthOf } from './calendar.ts';
import type { Line } from './line.ts';
import { supportOn, taxOn } from './monthly.ts';
import type { DayRange } from './range.ts';

/**
 * Amounts of the lines that follow from the rest of the month (tax per account, support for all).
 * @param unblended a line's unblended cost per day, as far as it is known
 */
export function deriveMonthly(
  lines: readonly Line[],
  range: DayRange,
  unblended: (line: Line) => Float64Array
): ReadonlyMap<Line, Float64Array> {
  const firstMonth = monthOf(range.firstDay);
  const months = monthOf(range.endDay - 1) - firstMonth + 1;
  const accounts = [...new Set(lines.map((line) => line.account.id))];
  const bases = new ExactSum((accounts.length + 1) * months);
  const monthIndex = Array.from(
    { length: range.endDay - range.firstDay },
    (_, i) => monthOf(range.firstDay + i) - firstMonth
  );
  for (const line of lines) {
    if (!line.taxable || line.derived) continue;
    const account = accounts.indexOf(line.account.id);
    unblended(line).forEach((amount, i) => {
      if (amount === 0) return;
      const month = monthIndex[i] ?? 0;
      bases.add(account * months + month, amount);
      bases.add(accounts.length * months + month, amount);
    });
  }
  const derived = new Map<Line, Float64Array>();
  for (const line of lines) {
    if (!line.derived) continue;
    const values = new Float64Array(range.endDay - range.firstDay);
    const scope = line.derived === 'tax' ? accounts.indexOf(line.account.id) : accounts.length;
    for (let month = 0; month < months; month++) {
      const first = firstDayOf(firstMonth + month) - range.firstDay;
      if (first < 0) continue;
      const base = Number(bases.total(scope * months + month));
      values[first] = line.derived === 'tax' ? taxOn(base) : supportOn(base);
    }
    derived.set(line, values);
  }
  return derived;
}

/** Sum of amounts over [from, to), both indexes. */
export function sumOf(values: Float64Array, from: number, to: number): bigint {
  const sum = new ExactSum(1);
  for (let i = Math.max(0, from); i < Math.min(values.length, to); i++) sum.add(0, at(values, i));
  return sum.total(0);
}
