import type { AggregateCell, AggregateQuery, CostStore } from '@smartcloudops/warehouse';

/** FOCUS charge categories that are booked at a moment rather than metered through the day. */
const BOOKED: ReadonlySet<string | null> = new Set(['Purchase', 'Tax', 'Credit', 'Adjustment']);

/**
 * The cells of a daily question that hold booked charges (taxes, purchases, credits), with the keys of the question.
 *
 * Not every cut of a bill tells charge categories apart, and two cuts may have been loaded at different times; unless the split
 * adds up to the answer's own cells to the last digit, there is none.
 * @returns null when the bill does not tell
 */
export function bookedCells(
  costs: CostStore,
  query: AggregateQuery,
  answered: readonly AggregateCell[]
): readonly AggregateCell[] | null {
  const position = query.groupBy.indexOf('ChargeCategory');
  if (position >= 0) return answered.filter(({ keys }) => BOOKED.has(keys[position] ?? null));
  let split: readonly AggregateCell[];
  try {
    split = costs.aggregate({ ...query, groupBy: [...query.groupBy, 'ChargeCategory'] }).cells;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'WAREHOUSE_NO_SUCH_CUT') return null;
    throw error;
  }
  const total = (cells: readonly AggregateCell[]) => cells.reduce((sum, { amount }) => sum + amount, 0n);
  if (total(split) !== total(answered)) return null;
  return split
    .filter(({ keys }) => BOOKED.has(keys.at(-1) ?? null))
    .map((cell) => ({ ...cell, keys: cell.keys.slice(0, -1) }));
}
