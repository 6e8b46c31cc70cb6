import { ExactSum, at, formatAmount } from '../../world/amount.ts';
import { amountUntil, arrivedHours } from '../../world/arrival.ts';
import { DAY_MS, HOUR_MS, dayOf } from '../../world/calendar.ts';
import type { Line } from '../../world/line.ts';
import type { View } from '../../world/view.ts';
import type { Metric } from './metric.ts';
import type { Granularity, Period } from './period.ts';

interface MetricValue {
  readonly Amount: string;
  readonly Unit: string;
}

/** Groups of a period that have any charge or usage, by their places in the answer. */
export interface PeriodResult {
  readonly period: Period;
  readonly places: readonly number[];
}

export interface Answer {
  readonly periods: readonly PeriodResult[];
  keysAt(place: number): readonly string[];
  metricsAt(place: number): Readonly<Record<string, MetricValue>>;
}

interface Question {
  readonly lines: readonly Line[];
  readonly keysOf: (line: Line) => readonly string[];
  readonly metrics: readonly Metric[];
  readonly periods: readonly Period[];
  readonly granularity: Granularity;
  /** Ungrouped: answer every period, even an empty one. */
  readonly whole: boolean;
}

/** Gives each line the slot of its group; slots are in the order of the keys. */
function slots({ lines, keysOf }: Question): { keys: (readonly string[])[]; slotOf: number[] } {
  const names = lines.map((line) => keysOf(line));
  const joined = names.map((keys) => keys.join('\u0001'));
  const order = [...new Set(joined)].sort();
  const index = new Map(order.map((name, slot) => [name, slot]));
  const keys: (readonly string[])[] = order.map((name) =>
    name === '' && names[0]?.length === 0 ? [] : name.split('\u0001')
  );
  return { keys, slotOf: joined.map((name) => index.get(name) ?? 0) };
}

/** Amount of one hour of a day, as far as it has arrived. */
function hourAmount(view: View, line: Line, values: Float64Array, day: number, hour: number): number {
  const index = day - view.world.firstDay;
  if (line.derived) return hour === 0 ? at(view.shown(line, values), index) : 0;
  if (hour >= arrivedHours(line, day, view.asOf)) return 0;
  const until = (end: number) => amountUntil(line, values, day, index, view.asOf, end);
  return until(hour + 1) - until(hour);
}

/** Hands over a column's amounts, each with the number of its period. */
type Reader = (line: Line, values: Float64Array, take: (period: number, amount: number) => void) => void;

function readerOf(view: View, { periods, granularity }: Question): Reader {
  const { firstDay } = view.world;
  if (granularity === 'HOURLY') {
    return (line, values, take) =>
      periods.forEach(({ from }, period) => {
        const day = dayOf(from);
        take(period, hourAmount(view, line, values, day, Math.floor((from - day * DAY_MS) / HOUR_MS)));
      });
  }
  const bounds = periods.map(({ from, to }) => [dayOf(from) - firstDay, dayOf(to) - firstDay] as const);
  return (line, values, take) => {
    const shown = view.shown(line, values);
    bounds.forEach(([from, to], period) => {
      for (let index = Math.max(0, from); index < to; index++) take(period, at(shown, index));
    });
  };
}

/** Sums the bill by period and group, exactly. Groups without any charge or usage in a period are left out. */
export function aggregate(view: View, question: Question): Answer {
  const { lines, metrics, periods, whole } = question;
  const { keys, slotOf } = slots(question);
  if (whole && keys.length === 0) keys.push([]);
  const read = readerOf(view, question);
  const sums = metrics.map(() => new ExactSum(keys.length * periods.length));
  const touched = new Uint8Array(keys.length * periods.length);
  lines.forEach((line, i) => {
    const slot = slotOf[i] ?? 0;
    const mark = (period: number, amount: number) => {
      if (amount !== 0) touched[period * keys.length + slot] = 1;
    };
    read(line, line.usage, mark);
    read(line, line.cost.UnblendedCost, mark);
    metrics.forEach((metric, m) => {
      const weight = metric.weight(line);
      const sum = sums[m];
      if (weight === 0 || !sum) return;
      read(line, metric.column(line), (period, amount) => {
        if (amount === 0) return;
        const place = period * keys.length + slot;
        touched[place] = 1;
        sum.add(place, amount * weight);
      });
    });
  });
  return {
    periods: periods.map((period, p) => ({
      period,
      places: keys.map((_keys, slot) => p * keys.length + slot).filter((place) => whole || touched[place] === 1),
    })),
    keysAt: (place) => keys[place % keys.length] ?? [],
    metricsAt: (place) =>
      Object.fromEntries(
        metrics.map(({ name, unit, digits }, m) => [
          name,
          { Amount: formatAmount(sums[m]?.total(place) ?? 0n, digits), Unit: unit },
        ])
      ),
  };
}
