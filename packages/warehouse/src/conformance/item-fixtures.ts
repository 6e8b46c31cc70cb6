import type { Item, ItemDelivery, ItemRecord } from '../item-store.ts';

/** A thing that lasts. */
export const thing = (id: string, attributes: Item['attributes'] = {}, known: Partial<Item> = {}): Item => ({
  ...{ id, name: `name of ${id}`, at: null, attributes },
  ...known,
});

/** A complete statement of all things of the kind. */
export const stated = (items: readonly Item[], known: Partial<ItemDelivery> = {}): ItemDelivery => ({
  ...{ connection: 'c', source: 'test', kind: 'thing', scope: '', items },
  ...known,
});

export const things = { connections: null, kind: 'thing' } as const;

export const idsOf = (records: readonly ItemRecord[]): readonly string[] => records.map(({ id }) => id);

/** `id knownFrom-knownTo`, an open end left out. */
export const spansOf = (records: readonly ItemRecord[]): readonly string[] =>
  records.map(({ id, knownFrom, knownTo }) => `${id} ${knownFrom}-${knownTo ?? ''}`);
