import { periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { Cells } from './cells.ts';
import { filtersOf } from '../bills/answer.ts';
import type { Sum } from '../bills/answer.ts';
import type { AggregateQuery } from '../cost-store.ts';
import type { UsageAmount } from '../usage.ts';

/** Cells of which those that start in `[start, end)` count. */
export interface CellsPart {
  readonly cells: Cells;
  readonly start: number;
  readonly end: number;
}

interface Slot {
  readonly period: number;
  readonly keys: readonly (string | null)[];
  charges: number;
  carrying: number;
  amount: Decimal;
}

/** The answer to a question from cells that have every dimension it names and what it sums. */
export function sumCells(
  parts: readonly CellsPart[],
  query: AggregateQuery,
  summed: UsageAmount = query.metric
): Sum[] {
  const groups = new Map<string, number>();
  const slots = new Map<number, Map<number, Slot>>();
  for (const { cells, start, end } of parts) {
    const groupOf = cells.profiles.map((profile) => keysOf(profile, cells, query));
    const ids = groupOf.map((keys) => {
      if (keys === null) return -1;
      const name = JSON.stringify(keys);
      const known = groups.get(name) ?? groups.size;
      groups.set(name, known);
      return known;
    });
    const metric = cells.metrics.indexOf(summed);
    for (const [i, at] of cells.start.entries()) {
      const profile = cells.profile[i] ?? 0;
      const id = ids[profile] ?? -1;
      if (id < 0 || at < start || at >= end) continue;
      const period = query.grain === 'total' ? query.from : periodStart(at, query.grain);
      let ofPeriod = slots.get(period);
      if (!ofPeriod) slots.set(period, (ofPeriod = new Map<number, Slot>()));
      let slot = ofPeriod.get(id);
      if (!slot)
        ofPeriod.set(id, (slot = { period, keys: groupOf[profile] ?? [], charges: 0, carrying: 0, amount: 0n }));
      slot.charges += cells.charges[i] ?? 0;
      slot.carrying += cells.carrying[metric]?.[i] ?? 0;
      slot.amount += cells.amounts[metric]?.[i] ?? 0n;
    }
  }
  return [...slots.values()].flatMap((ofPeriod) =>
    [...ofPeriod.values()].map(({ keys: [currency = null, ...keys], ...sum }) => ({
      ...sum,
      currency,
      keys,
      estimatedFrom: null,
    }))
  );
}

/** The currency, then a value per `groupBy`; null when a filter leaves the profile out. */
function keysOf(
  profile: readonly (string | null)[],
  { dimensions }: Cells,
  query: AggregateQuery
): readonly (string | null)[] | null {
  const value = (dimension: (typeof dimensions)[number]) => profile[dimensions.indexOf(dimension)] ?? null;
  const isWanted = filtersOf(query).every(
    ({ dimension, op, values }) => values.includes(value(dimension)) === (op === 'in')
  );
  return isWanted ? [value('BillingCurrency'), ...query.groupBy.map(value)] : null;
}
