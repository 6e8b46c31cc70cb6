import type { Dimension } from '@smartcloudops/focus';
import type { AggregateCell, AggregateQuery, CostStore } from '@smartcloudops/warehouse';

import { aggregateIfPossible } from './aggregate-if-possible.ts';

/** FOCUS charge categories that are booked at a moment rather than metered through the day. */
export const BOOKED_CATEGORIES: ReadonlySet<string | null> = new Set(['Purchase', 'Tax', 'Credit', 'Adjustment']);
/** What tells one booked charge from another, the best first. */
const SPLITS: readonly (readonly Dimension[])[] = [['ServiceName', 'ChargeCategory'], ['ChargeCategory']];

/** A booked charge on one day, with the keys of the question. */
export interface BookedCell extends AggregateCell {
  /** Which charge of its group it is: the tax, the support fee, a credit. */
  readonly charge: string;
}

/**
 * The booked charges (taxes, purchases, credits) of a daily question.
 *
 * Not every cut of a bill tells charge categories apart, and two cuts may have been loaded at different times; unless the split
 * adds up to the answer's own cells to the last digit, there is none.
 * @returns null when the bill does not tell
 */
export function bookedCells(
  costs: CostStore,
  query: AggregateQuery,
  answered: readonly AggregateCell[]
): readonly BookedCell[] | null {
  const total = (cells: readonly AggregateCell[]) => cells.reduce((sum, { amount }) => sum + amount, 0n);
  for (const split of SPLITS) {
    const groupBy = [...query.groupBy, ...split.filter((dimension) => !query.groupBy.includes(dimension))];
    const cells =
      groupBy.length === query.groupBy.length ? answered : aggregateIfPossible(costs, { ...query, groupBy });
    if (cells === null || total(cells) !== total(answered)) continue;
    const positions = split.map((dimension) => groupBy.indexOf(dimension));
    return cells
      .filter(({ keys }) => BOOKED_CATEGORIES.has(keys[groupBy.indexOf('ChargeCategory')] ?? null))
      .map((cell) => ({
        ...cell,
        keys: cell.keys.slice(0, query.groupBy.length),
        charge: JSON.stringify(positions.map((position) => cell.keys[position])),
      }));
  }
  return null;
}
