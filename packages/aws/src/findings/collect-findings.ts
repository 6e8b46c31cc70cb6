import { collectPart } from '../collect-part.ts';
import type { ItemBatch, ItemProblem, SourceItem } from '../item-source.ts';

/**
 * Days after which what is closed is no more told of. Its last version, with its end, stays in the history; a collector that was
 * down for less misses none.
 */
const CLOSED_DAYS = 7;

/** Since when closed findings are asked for, epoch ms. */
export const closedSince = (now: number): number => now - CLOSED_DAYS * 86_400_000;

/** The findings of a region, which are complete, or why there are none. */
export function collectFindings(
  region: string,
  work: () => Promise<readonly SourceItem[]>
): Promise<ItemBatch | ItemProblem> {
  const part = { kind: 'finding', scope: region };
  return collectPart(part, async () => ({ ...part, items: latestOfEach(await work()) }));
}

/** While pages are read findings change, and come again on a later page. */
function latestOfEach(items: readonly SourceItem[]): readonly SourceItem[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
