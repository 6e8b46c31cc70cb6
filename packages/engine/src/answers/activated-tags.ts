import type { Notice, Query } from '@smartcloudops/contract';
import type { ItemStore } from '@smartcloudops/warehouse';

/** Tag keys by whether the provider puts them on charges, sorted; both empty where no source tells. */
export interface ActivatedTags {
  readonly active: readonly string[];
  readonly inactive: readonly string[];
}

/** A key that is active for any of the connections is. */
export async function activatedTags(items: ItemStore, connections: readonly string[] | null): Promise<ActivatedTags> {
  const tags = await items.read({ connections, kind: 'cost-allocation-tag' }, null);
  const active = new Set(tags.flatMap(({ id, attributes }) => (attributes['active'] === true ? id : [])));
  const inactive = new Set(tags.flatMap(({ id }) => (active.has(id) ? [] : id)));
  return { active: [...active].toSorted(), inactive: [...inactive].toSorted() };
}

/** Tag keys that a question names. */
export function tagKeysOf(query: Query): readonly string[] {
  const groups = 'groupBy' in query ? query.groupBy : [];
  const filters = 'filters' in query ? query.filters : [];
  const dimensions: string[] = [...groups, ...filters.map((filter) => ('dimension' in filter ? filter.dimension : ''))];
  return [...new Set(dimensions)].flatMap((name) => (name.startsWith('Tags.') ? name.slice('Tags.'.length) : []));
}

/** What to say of keys that charges do not carry; null when that is none of them. */
export function tellOfInactive({ active, inactive }: ActivatedTags, keys: readonly string[]): string | null {
  const dead = keys.filter((key) => inactive.includes(key));
  if (dead.length === 0) return null;
  const named = dead.map((key) => `"${key}"`).join(' and ');
  const [keysAre, them] = dead.length === 1 ? ['The tag key', 'it'] : ['The tag keys', 'them'];
  const instead = active.length === 0 ? '' : `, or use one that is active: ${active.join(', ')}`;
  return (
    `${keysAre} ${named} ${dead.length === 1 ? 'is' : 'are'} not active for cost allocation, so charges do not carry ${them} and show as untagged. ` +
    `Activate ${them} in the billing console of the management account (new charges carry ${them} about a day later)${instead}.`
  );
}

export function inactiveNotices(tags: ActivatedTags, keys: readonly string[]): readonly Notice[] {
  const text = tellOfInactive(tags, keys);
  return text === null ? [] : [{ severity: 'warning', text }];
}
