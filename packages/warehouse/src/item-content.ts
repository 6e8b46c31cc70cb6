import { WarehouseError } from './errors.ts';
import type { Item, ItemDelivery, JsonValue } from './item-store.ts';

/** An item as adapters keep and compare it. */
export interface ItemContent {
  readonly id: string;
  readonly name: string | null;
  readonly at: number | null;
  /** One spelling per content: keys sorted at every depth, no spaces. */
  readonly attributes: string;
}

/** @throws WarehouseError `WAREHOUSE_BAD_ROW` for an id given twice, and for what could not be given back as it is */
export function itemContents({ source, kind, items }: ItemDelivery): readonly ItemContent[] {
  const refuse = (id: string, why: string): never => {
    throw new WarehouseError('WAREHOUSE_BAD_ROW', `The ${kind} ${id} that ${source} delivered ${why}.`);
  };
  const seen = new Set<string>();
  return items.map(({ id, name, at, attributes }: Item) => {
    if (seen.has(id)) refuse(id, 'comes twice in one delivery');
    seen.add(id);
    if (at !== null && !Number.isSafeInteger(at)) refuse(id, `happened at ${at}, which is no time in whole ms`);
    return { id, name, at, attributes: canonicalJson(attributes, (why) => refuse(id, why)) };
  });
}

/** Keys in the order of their code units; -0 is 0. */
function canonicalJson(value: JsonValue | undefined, refuse: (why: string) => never): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    refuse(`has an attribute of ${value}, which JSON cannot hold`);
  if (value === undefined || value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (isList(value)) return `[${value.map((entry) => canonicalJson(entry, refuse)).join()}]`;
  const fields = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name], refuse)}`);
  return `{${fields.join()}}`;
}

const isList = (value: object): value is readonly JsonValue[] => Array.isArray(value);
