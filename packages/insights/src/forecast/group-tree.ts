import type { Structure } from '@smartcloudops/analytics';

import type { CellGroup } from '../bill/split-into-groups.ts';

type Keys = CellGroup['keys'];

/** Which sums of a grouped bill belong together. Nodes that would sum the same leaves are one. */
export interface GroupTree {
  readonly structure: Structure;
  /** Per leaf position: the groups that it holds; one, or those that are too small for a forecast of their own. */
  readonly leaves: readonly (readonly CellGroup[])[];
  /** Node of everything together. */
  readonly total: number;
  /** Node per shown group, in their order. */
  readonly groups: readonly number[];
  /** Of groups by several dimensions: everything that shares the first of their keys. */
  readonly subtotals: readonly { readonly keys: Keys; readonly node: number }[];
  /** Node of all groups that are not shown; null when all are. */
  readonly other: number | null;
}

/**
 * The tree over the dimensions of a question: account, then service, then usage type. Groups that are not shown are one leaf per
 * subtotal they belong to, so that a subtotal is all of its account and not only what is shown of it.
 */
export function groupTree(shown: readonly CellGroup[], rest: readonly CellGroup[]): GroupTree {
  const prefixes = new Map<string, Keys>();
  for (const { keys } of shown) {
    for (let length = 1; length < keys.length; length++) prefixes.set(id(keys, length), keys.slice(0, length));
  }
  const rests = new Map<string, CellGroup[]>();
  for (const group of rest) {
    let length = group.keys.length - 1;
    while (length > 0 && !prefixes.has(id(group.keys, length))) length--;
    const under = id(group.keys, Math.max(0, length));
    const found = rests.get(under);
    if (found) found.push(group);
    else rests.set(under, [group]);
  }

  const leaves = [...shown.map((group) => [group]), ...rests.values()];
  const members: number[][] = leaves.map((_, position) => [position]);
  const known = new Map(members.map((own, node) => [own.join(), node]));
  const node = (positions: number[]): number => {
    const name = positions.join();
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, members.length);
    return members.push(positions) - 1;
  };
  const under = (keys: Keys) =>
    leaves.flatMap((own, position) =>
      own[0] && id(own[0].keys, keys.length) === id(keys, keys.length) ? [position] : []
    );
  const all = leaves.map((_, position) => position);
  const subtotals = [...prefixes.values()].map((keys) => ({ keys, node: node(under(keys)) }));
  const other = rest.length > 0 ? node(all.slice(shown.length)) : null;
  const total = node(all);
  return {
    structure: { nodes: members.length, leaves: all, members },
    leaves,
    total,
    groups: shown.map((_, position) => position),
    subtotals,
    other,
  };
}

function id(keys: Keys, length: number): string {
  return JSON.stringify(keys.slice(0, length));
}
