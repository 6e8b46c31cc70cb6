import { LATE_DAYS, arrivedHours, refreshOf, shownAmount } from './arrival.ts';
import { dayOf } from './calendar.ts';
import { deriveMonthly } from './derive.ts';
import type { Line } from './line.ts';
import type { World } from './world.ts';

/** The bill as it stands at one moment. */
export interface View {
  readonly world: World;
  /** The last refresh of the bill. */
  readonly asOf: number;
  /** Day of `asOf`; nothing later is known. */
  readonly today: number;
  /** A line's column (one of its arrays) as shown, per day of the world; zero for days not yet known. */
  shown(line: Line, values: Float64Array): Float64Array;
}

/** The bill at a time of the clock. */
export function viewAt(world: World, now: number): View {
  const asOf = refreshOf(now);
  const today = dayOf(asOf);
  const columns = new Map<Float64Array, Float64Array>();
  let derived: ReadonlyMap<Line, Float64Array> | null = null;

  function shown(line: Line, values: Float64Array): Float64Array {
    const known = columns.get(values);
    if (known) return known;
    const result = line.derived ? derivedColumn(line, values) : billed(line, values);
    columns.set(values, result);
    return result;
  }

  function billed(line: Line, values: Float64Array): Float64Array {
    const result = values.slice();
    const reshow = (fromDay: number, toDay: number) => {
      for (let day = Math.max(fromDay, world.firstDay); day < Math.min(toDay, world.endDay); day++) {
        const index = day - world.firstDay;
        result[index] = day > today ? 0 : shownAmount(line, values, index, day, asOf);
      }
    };
    for (const { fromDay, toDay, publishedAt } of line.restatements) {
      if (publishedAt > asOf) reshow(fromDay, toDay);
    }
    reshow(today - LATE_DAYS - 1, world.endDay);
    return result;
  }

  function derivedColumn(line: Line, values: Float64Array): Float64Array {
    if (values === line.usage) return values;
    derived ??= deriveMonthly(world.lines, world, (one) => shown(one, one.cost.UnblendedCost));
    const amounts = derived.get(line) ?? new Float64Array(values.length);
    return amounts.map((amount, i) => (arrivedHours(line, world.firstDay + i, asOf) > 0 ? amount : 0));
  }

  return { world, asOf, today, shown };
}
