import { categoryNames, categoryValue } from '../services/cost-explorer/cost-categories.ts';
import { at } from '../world/amount.ts';
import { firstDayOf, formatDay } from '../world/calendar.ts';
import type { Line, RecordType } from '../world/line.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import { csvCell } from './csv.ts';
import type { DayAmounts } from './cur2-amounts.ts';
import { cur2Amounts } from './cur2-amounts.ts';
import { CUR2_COLUMNS } from './cur2-columns.ts';
import type { Cur2Cells } from './cur2-facts.ts';
import { cur2Facts } from './cur2-facts.ts';
import { invoiceOf } from './invoice-id.ts';

const POSITIONS = new Map(CUR2_COLUMNS.map(({ name }, index) => [name, index]));
const WHOLE_MONTH: ReadonlySet<RecordType> = new Set(['Tax', 'Support fee', 'RIFee']);

function fill(cells: string[], values: Cur2Cells): string[] {
  for (const [name, value] of Object.entries(values)) {
    const position = POSITIONS.get(name as keyof Cur2Cells);
    if (position !== undefined) cells[position] = csvCell(value);
  }
  return cells;
}

/** A line's columns as the bill shows them, read once for all days. */
function reader(line: Line, view: View): (index: number) => DayAmounts | null {
  const { UnblendedCost, AmortizedCost, BlendedCost, NetUnblendedCost, NetAmortizedCost } = line.cost;
  const columns = [
    line.usage,
    line.list,
    UnblendedCost,
    AmortizedCost,
    BlendedCost,
    NetUnblendedCost,
    NetAmortizedCost,
  ].map((values) => view.shown(line, values));
  return (index) => {
    const [usage = 0, list = 0, unblended = 0, amortized = 0, blended = 0, netUnblended = 0, netAmortized = 0] =
      columns.map((values) => at(values, index));
    if (!usage && !unblended && !amortized && !blended && !netUnblended && !netAmortized) return null;
    return { usage, list, unblended, amortized, blended, netUnblended, netAmortized };
  };
}

/** The first line of a file. */
export function cur2Header(): string {
  return CUR2_COLUMNS.map(({ name }) => name).join(',');
}

function categoriesOf(world: World, line: Line): readonly (readonly [string, string])[] {
  return categoryNames(world).flatMap((name) => {
    const value = categoryValue(world, name)(line);
    return value === null ? [] : [[name, value] as const];
  });
}

/**
 * The bill of a month as lines of CUR 2.0, day by day, one per resource and charge, as it stands in a view. Over any of
 * account, region, usage type, operation, resource, charge type and day they add up to what Cost Explorer says, to the last
 * digit; so they do over services, but for EC2, which the CUR does not divide.
 */
export function* cur2Rows(view: View, month: number): Generator<string> {
  const { world } = view;
  const payer = world.accounts[0];
  if (!payer) return;
  const from = Math.max(firstDayOf(month), world.firstDay);
  const to = firstDayOf(month + 1);
  const lines = world.lines.map((line) => ({
    line,
    read: reader(line, view),
    facts: fill(new Array<string>(CUR2_COLUMNS.length).fill(''), {
      ...cur2Facts(line, payer, { from: firstDayOf(month), to }, categoriesOf(world, line)),
      bill_invoice_id: invoiceOf(view, month, line),
    }),
  }));
  const midnight = (day: number) => `${formatDay(day)}T00:00:00Z`;
  for (let day = from; day < Math.min(to, view.today + 1); day++) {
    const start = midnight(day);
    const ends = [midnight(day + 1), midnight(to)] as const;
    for (const { line, read, facts } of lines) {
      const amounts = read(day - world.firstDay);
      if (!amounts) continue;
      const end = ends[WHOLE_MONTH.has(line.recordType) ? 1 : 0];
      yield fill(facts.slice(), {
        ...cur2Amounts(line, amounts),
        identity_line_item_id: `${line.key.toString(36)}${line.index.toString(36).padStart(6, '0')}${day}`,
        identity_time_interval: `${start}/${end}`,
        line_item_usage_start_date: start,
        line_item_usage_end_date: end,
      }).join(',');
    }
  }
}
