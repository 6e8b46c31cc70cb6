import type { ItemBatch } from '@smartcloudops/aws';
import type { Warehouse } from '@smartcloudops/warehouse';

/** What batches have brought so far. */
export interface ItemCount {
  items: number;
  added: number;
  changed: number;
  gone: number;
}

/** Stores what a source states of a part: wholly, or not at all. */
export async function storeBatch(
  { items }: Pick<Warehouse, 'items'>,
  from: { readonly connection: string; readonly source: string },
  batch: ItemBatch,
  now: number,
  count: ItemCount
): Promise<void> {
  const { added, changed, gone } = await items.write({ ...from, ...batch }, now);
  count.items += batch.items.length;
  count.added += added;
  count.changed += changed;
  count.gone += gone;
}

export function tellCount({ items, added, changed, gone }: ItemCount): string {
  const what = items === 1 ? '1 item' : `${items} items`;
  return added + changed + gone === 0
    ? `${what}, nothing new`
    : `${what} (${added} new, ${changed} changed, ${gone} gone)`;
}
