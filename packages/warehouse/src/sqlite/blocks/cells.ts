import { LIMBS, SAFE_ADDITIONS, normaliseLimbs } from './amount.ts';
import { lowerBound } from './block.ts';
import type { Block, ReadBlock } from './block.ts';
import type { Column } from './numbers.ts';

/** The period that holds a moment. Rows come in order of time, so it is asked only when they leave the last one. */
export type PeriodOf = (moment: number) => { readonly start: number; readonly end: number };
/** The group of a series or profile, or -1 when its rows are not asked for. */
export type GroupOf = (id: number) => number;

/** Sums by period and group, growing. */
export interface Cells {
  /** Adds the rows of a block that start in `[from, to)`. */
  add(block: ReadBlock, from: number, to: number, groupOf: GroupOf): void;
  /** The sums in order of period, as a block whose ids are the groups; limbs are below nine digits. */
  toBlock(): Block<Float64Array>;
}

export function sumInto(periodOf: PeriodOf, amounts: number): Cells {
  const indexes = new Map<number, number[]>();
  let used = 0;
  let additions = 0;
  let start: Float64Array = new Float64Array(256);
  let [id, charges, estimatedFrom] = [start.slice(), start.slice(), start.slice()];
  const sums: Float64Array[] = Array.from({ length: amounts * (LIMBS + 1) }, () => new Float64Array(256));
  let cellOf = new Int32Array(0);

  function newCell(period: number, group: number): number {
    if (used === start.length) {
      [start, id, charges, estimatedFrom] = [grow(start), grow(id), grow(charges), grow(estimatedFrom)];
      for (const [i, column] of sums.entries()) sums[i] = grow(column);
    }
    start[used] = period;
    id[used] = group;
    estimatedFrom[used] = -1;
    used += 1;
    return used - 1;
  }

  /** Finds the cell of every row; -1 for rows that are not asked for. */
  function locate(block: ReadBlock, low: number, high: number, groupOf: GroupOf): void {
    if (cellOf.length < high) cellOf = new Int32Array(high);
    let end = -Infinity;
    let period = 0;
    let index: number[] = [];
    for (let i = low; i < high; i += 1) {
      const moment = block.start[i] as number;
      if (moment >= end) {
        ({ start: period, end } = periodOf(moment));
        index = indexes.get(period) ?? [];
        indexes.set(period, index);
      }
      const group = groupOf(block.id[i] as number);
      cellOf[i] = group < 0 ? -1 : (index[group] ??= newCell(period, group));
    }
  }

  function addColumn(sum: Float64Array, column: Column, low: number, high: number): void {
    const { constant, values } = column;
    if (constant === 0) return;
    for (let i = low; i < high; i += 1) {
      const cell = cellOf[i] as number;
      if (cell >= 0) sum[cell] = (sum[cell] as number) + (constant ?? (values[i] as number));
    }
  }

  function addEstimated(column: Column, low: number, high: number): void {
    if (column.constant === -1) return;
    for (let i = low; i < high; i += 1) {
      const day = column.constant ?? (column.values[i] as number);
      const cell = cellOf[i] as number;
      if (day < 0 || cell < 0) continue;
      const first = estimatedFrom[cell] as number;
      estimatedFrom[cell] = first < 0 ? day : Math.min(first, day);
    }
  }

  function normalise(): void {
    for (let amount = 0; amount < amounts; amount += 1) {
      const at = amount * (LIMBS + 1);
      normaliseLimbs(sums.slice(at + 1, at + 1 + LIMBS), used);
    }
    additions = 0;
  }

  return {
    add(block, from, to, groupOf) {
      const low = lowerBound(block.start, from);
      const high = lowerBound(block.start, to);
      if (low === high) return;
      additions += high - low;
      if (additions > SAFE_ADDITIONS) normalise();
      locate(block, low, high, groupOf);
      addColumn(charges, block.charges, low, high);
      addEstimated(block.estimatedFrom, low, high);
      for (let amount = 0; amount < amounts; amount += 1) {
        const columns = block.amounts[amount];
        if (!columns) continue;
        for (const [i, column] of [columns.carrying, ...columns.limbs].entries()) {
          addColumn(sums[amount * (LIMBS + 1) + i] as Float64Array, column, low, high);
        }
      }
    },
    toBlock() {
      normalise();
      const order = orderByPeriod(start, used, [...indexes.keys()]);
      const sorted = (column: Float64Array) => pick(column, order);
      return {
        length: used,
        ...{ start: sorted(start), id: sorted(id), charges: sorted(charges), estimatedFrom: sorted(estimatedFrom) },
        amounts: Array.from({ length: amounts }, (_, amount) => {
          const [carrying, ...limbs] = sums.slice(amount * (LIMBS + 1), (amount + 1) * (LIMBS + 1)).map(sorted);
          return { carrying: carrying as Float64Array, limbs };
        }),
      };
    },
  };
}

/** A block that was made in memory, to be added again. */
export function asRead(block: Block<Float64Array>): ReadBlock {
  const column = (values: Float64Array): Column => ({ constant: null, values });
  return {
    ...block,
    charges: column(block.charges),
    estimatedFrom: column(block.estimatedFrom),
    amounts: block.amounts.map(({ carrying, limbs }) => ({ carrying: column(carrying), limbs: limbs.map(column) })),
  };
}

/** Indexes in order of period, by counting: there are few periods. */
function orderByPeriod(start: Float64Array, length: number, periods: number[]): Uint32Array {
  const next = new Map(periods.sort((a, b) => a - b).map((period) => [period, 0]));
  for (let i = 0; i < length; i += 1) next.set(start[i] as number, (next.get(start[i] as number) ?? 0) + 1);
  let at = 0;
  for (const [period, count] of next) {
    next.set(period, at);
    at += count;
  }
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i += 1) {
    const place = next.get(start[i] as number) ?? 0;
    order[place] = i;
    next.set(start[i] as number, place + 1);
  }
  return order;
}

function pick(column: Float64Array, order: Uint32Array): Float64Array {
  const picked = new Float64Array(order.length);
  for (let i = 0; i < order.length; i += 1) picked[i] = column[order[i] as number] as number;
  return picked;
}

function grow(column: Float64Array): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(column.length * 2);
  wider.set(column);
  return wider;
}
