import { isDeepStrictEqual } from 'node:util';

import type { Item, ItemDelivery, ItemRecord } from '../item-store.ts';

/**
 * The versions that deliveries of one stream leave, found the slow way: the whole set of items after each of them is written
 * down, and an item's versions are the runs of equal entries in these sets. Moments must ascend.
 */
export function replay(
  deliveries: readonly { readonly now: number; readonly delivery: ItemDelivery }[]
): readonly ItemRecord[] {
  const sets: { readonly now: number; readonly items: ReadonlyMap<string, Entry> }[] = [];
  for (const { now, delivery } of deliveries) {
    const items = new Map(sets.at(-1)?.items);
    const { scope } = delivery;
    if (scope !== null) for (const [id, entry] of items) if (scope === '' || entry.scope === scope) items.delete(id);
    const before = sets.at(-1)?.items;
    for (const item of delivery.items)
      items.set(item.id, { item, scope: scope ?? before?.get(item.id)?.scope ?? null });
    sets.push({ now, items });
  }
  const ids = [...new Set(sets.flatMap(({ items }) => [...items.keys()]))].sort();
  return ids.flatMap((id) => {
    const versions: ItemRecord[] = [];
    let open: Entry | undefined;
    for (const { now, items } of sets) {
      const entry = items.get(id);
      if (isDeepStrictEqual(entry, open)) continue;
      const last = versions.at(-1);
      if (open && last) versions[versions.length - 1] = { ...last, knownTo: now };
      if (entry) versions.push(recordOf(deliveries, entry, now, open && last ? last.firstSeenAt : now));
      open = entry;
    }
    return versions;
  });
}

interface Entry {
  readonly item: Item;
  readonly scope: string | null;
}

function recordOf(
  [first]: readonly { readonly delivery: ItemDelivery }[],
  { item, scope }: Entry,
  knownFrom: number,
  firstSeenAt: number
): ItemRecord {
  const { connection = '', source = '', kind = '' } = first?.delivery ?? {};
  return { ...item, connection, source, kind, scope, firstSeenAt, knownFrom, knownTo: null };
}
