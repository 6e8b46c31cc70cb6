import type { ItemRecord } from '@smartcloudops/warehouse';

import { isKnownAt } from './open-at.ts';
import type { openAt } from './open-at.ts';
import type { GoneRecommendation } from './recommendations-answer.ts';

/** Kinds of items that things with a size are listed as. */
export const INVENTORY_KINDS = ['instance', 'volume', 'nat-gateway', 'db-instance'] as const;

interface Span {
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
}

/**
 * Recommendations that were made and are not any more, within a span. What is advised otherwise (another size, another saving) is not
 * gone, and what came back is not either.
 * @param inventory versions of the things that there are
 */
export function goneRecommendations(
  versions: readonly ItemRecord[],
  open: ReturnType<typeof openAt>,
  inventory: readonly ItemRecord[],
  { from, until }: Span
): readonly GoneRecommendation[] {
  const still = new Set(open(until - 1).recommendations.map(({ id }) => id));
  const ends = [...new Set(versions.flatMap(({ knownTo }) => knownTo ?? []))].filter((at) => at >= from && at < until);
  const gone = new Map<string, GoneRecommendation>();
  for (const goneAt of ends.toSorted((a, b) => b - a)) {
    const after = new Set(open(goneAt).recommendations.map(({ id }) => id));
    for (const last of open(goneAt - 1).recommendations) {
      if (after.has(last.id) || still.has(last.id) || gone.has(last.id)) continue;
      gone.set(last.id, { last, goneAt, thing: whatBecame(inventory, last.resourceId, last.firstSeenAt, until - 1) });
    }
  }
  return [...gone.values()];
}

function whatBecame(
  inventory: readonly ItemRecord[],
  resourceId: string | null,
  since: number,
  now: number
): GoneRecommendation['thing'] {
  const own = inventory.filter(({ attributes }) => resourceId !== null && attributes['ResourceId'] === resourceId);
  const present = own.find((one) => isKnownAt(one, now));
  if (own.length === 0) return null;
  if (!present) return 'gone';
  return present.knownFrom > since && present.knownFrom > present.firstSeenAt ? 'changed' : 'unchanged';
}
