import type { Decimal } from '@smartcloudops/focus';
import type { AggregateCell } from '@smartcloudops/warehouse';

import { rankGroups } from './rank-groups.ts';

export interface CellGroup {
  readonly keys: readonly (string | null)[];
  readonly cells: readonly AggregateCell[];
  readonly total: Decimal;
}

/** Cells by their group, the largest `topN` groups apart from the rest. */
export function splitIntoGroups(
  cells: readonly AggregateCell[],
  topN: number | null
): { readonly shown: readonly CellGroup[]; readonly rest: readonly CellGroup[] } {
  const groups = new Map<string, { keys: readonly (string | null)[]; cells: AggregateCell[]; total: Decimal }>();
  for (const cell of cells) {
    const id = JSON.stringify(cell.keys);
    let group = groups.get(id);
    if (!group) groups.set(id, (group = { keys: cell.keys, cells: [], total: 0n }));
    group.cells.push(cell);
    group.total += cell.amount;
  }
  return rankGroups([...groups.values()], topN);
}
