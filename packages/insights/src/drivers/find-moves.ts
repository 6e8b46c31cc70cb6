import { decimalToNumber } from '@smartcloudops/focus';

import type { Leaf } from './charge-groups.ts';
import type { Side } from './usage-change.ts';
import { withoutRegion } from './usage-family.ts';

/** How much the quantity of what moved may differ, as a ratio. */
const LIKE = 1.25;

export interface Move {
  readonly from: Leaf;
  readonly to: Leaf;
}

/**
 * Usage that ended in one place while about as much of the same began in another: it moved. Of several that fit, the one whose
 * quantity is nearest.
 * @param leaves of all groups
 */
export function findMoves(
  leaves: readonly Leaf[],
  lengthOf: (unit: string | null) => Readonly<Record<Side, number>>
): readonly Move[] {
  const gone = leaves.filter(({ before, after }) => before?.quantity && !after);
  const began = leaves.filter(({ before, after }) => after?.quantity && !before);
  const candidates = Map.groupBy(began, kind);
  const pairs = gone.flatMap((from) =>
    (candidates.get(kind(from)) ?? []).map((to) => ({ from, to, distance: distance(from, to, lengthOf(from.unit)) }))
  );
  const taken = new Set<Leaf>();
  const moves: Move[] = [];
  for (const { from, to } of pairs.filter((pair) => pair.distance <= Math.log(LIKE)).toSorted(byDistance)) {
    if (taken.has(from) || taken.has(to)) continue;
    taken.add(from).add(to);
    moves.push({ from, to });
  }
  return moves;
}

const kind = ({ service, unit, usageType, operation }: Leaf): string =>
  JSON.stringify([service, unit, withoutRegion(usageType), operation]);
const byDistance = (a: { readonly distance: number }, b: { readonly distance: number }) => a.distance - b.distance;

function distance(from: Leaf, to: Leaf, lengths: Readonly<Record<Side, number>>): number {
  const rate = (leaf: Leaf, side: Side) => decimalToNumber(leaf[side]?.quantity ?? 0n) / lengths[side];
  const ratio = rate(to, 'after') / rate(from, 'before');
  return ratio > 0 ? Math.abs(Math.log(ratio)) : Infinity;
}
