import { ExactSum, at, formatMoney } from '../../world/amount.ts';
import { dayOf } from '../../world/calendar.ts';
import type { Line } from '../../world/line.ts';
import type { View } from '../../world/view.ts';
import type { Period } from './period.ts';

/** Sum of one column of some lines in a period of whole days, as the bill shows it: 1e-10 dollars, or 1e-6 units of usage. */
export function sumLines(
  view: View,
  lines: readonly Line[],
  { from, to }: Period,
  columnOf: (line: Line) => Float64Array
): bigint {
  const { firstDay } = view.world;
  const sum = new ExactSum(1);
  for (const line of lines) {
    const shown = view.shown(line, columnOf(line));
    for (let index = Math.max(0, dayOf(from) - firstDay); index < dayOf(to) - firstDay; index++)
      sum.add(0, at(shown, index));
  }
  return sum.total(0);
}

/** Share in percent as AWS writes it; `"0"` of nothing. */
export function percent(part: bigint, whole: bigint): string {
  return whole === 0n ? '0' : String(Number(((Number(part) / Number(whole)) * 100).toFixed(10)));
}

export const dollars = formatMoney;

export const billed = (line: Line): Float64Array => line.cost.UnblendedCost;
export const amortized = (line: Line): Float64Array => line.cost.AmortizedCost;
export const listed = (line: Line): Float64Array => line.list;
export const used = (line: Line): Float64Array => line.usage;
