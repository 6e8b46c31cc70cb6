import type { Account } from '../../world/line.ts';
import { hex, keyOf, pick } from '../../world/random.ts';
import type { World } from '../../world/world.ts';

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly parent: string;
}

/** How the company's accounts are ordered: a unit per part of the business, and in it one per environment. */
export interface Tree {
  readonly organization: string;
  readonly root: string;
  readonly units: readonly Unit[];
  /** Where an account lies: a unit, or the root for the management account. */
  readonly parentOf: (account: Account) => string;
}

export function treeOf({ seed, accounts }: World): Tree {
  const key = keyOf(seed, 'organization');
  const root = `r-${hex(keyOf(key, 'root'), 4)}`;
  const units = new Map<string, Unit>();
  const unit = (path: string, name: string, parent: string): Unit => {
    const known = units.get(path);
    if (known) return known;
    const made = { id: `ou-${root.slice(2)}-${hex(keyOf(key, path), 8)}`, name, parent };
    units.set(path, made);
    return made;
  };
  const parents = new Map<string, string>();
  for (const { id, businessUnit, environment, management } of accounts) {
    if (management) parents.set(id, root);
    else {
      const business = unit(businessUnit, businessUnit, root);
      parents.set(id, unit(`${businessUnit}/${environment}`, environment, business.id).id);
    }
  }
  return {
    organization: `o-${hex(key, 10)}`,
    root,
    units: [...units.values()],
    parentOf: ({ id }) => parents.get(id) ?? root,
  };
}

const FOUNDED = Date.UTC(2019, 2, 4) / 1000;
const HOUR = 3600;

/** Epoch seconds; the management account is the first. */
export function joinedAt({ seed }: World, { id, management }: Account): number {
  return management ? FOUNDED : FOUNDED + HOUR * (1 + pick(keyOf(seed, `joined/${id}`), 24 * 365 * 4));
}
