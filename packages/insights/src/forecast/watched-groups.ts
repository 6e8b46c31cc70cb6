import type { Dimension } from '@smartcloudops/focus';

import { byCurrency } from '../bill/by-currency.ts';
import { splitIntoGroups } from '../bill/split-into-groups.ts';
import { groupCosts } from './group-costs.ts';
import type { GroupCosts } from './group-costs.ts';
import { groupTree } from './group-tree.ts';
import type { CostHistory } from './read-history.ts';

/** A group that is looked at by itself. */
export interface WatchedGroup {
  /** One value per `groupBy` entry; empty for "Other" and for everything together. */
  readonly keys: readonly (string | null)[];
  /** What the others leave over. */
  readonly isOther: boolean;
  readonly costs: GroupCosts;
  /** Whether charges with these keys belong to it. */
  readonly includes: (keys: readonly (string | null)[]) => boolean;
}

/**
 * The largest groups of a question and what they leave over; one of everything when nothing is grouped. Of several currencies it is the
 * largest groups of each, and nothing is made of what they leave over.
 */
export function watchedGroups(
  history: CostHistory,
  groupBy: readonly Dimension[],
  topN: number
): readonly WatchedGroup[] {
  const parts = byCurrency(groupBy, history.cells);
  if (parts.length === 1) return groupsOf(history, groupBy.length > 0, topN);
  return parts.flatMap((cells) => groupsOf({ ...history, cells }, true, topN).filter(({ isOther }) => !isOther));
}

function groupsOf(history: CostHistory, grouped: boolean, topN: number): readonly WatchedGroup[] {
  const { cells } = history;
  const { shown, rest } = splitIntoGroups(grouped ? cells : [], topN);
  const tree = groupTree(shown.length > 0 ? shown : [{ keys: [], cells, total: 0n }], rest);
  const costs = groupCosts(tree, history);
  const at = (node: number) => costs[node] as GroupCosts;
  if (shown.length === 0) return [{ keys: [], isOther: false, costs: at(tree.total), includes: () => true }];
  const name = (keys: readonly (string | null)[]) => JSON.stringify(keys);
  const names = new Set(shown.map(({ keys }) => name(keys)));
  const groups = shown.map(({ keys }, i): WatchedGroup => {
    const own = name(keys);
    return { keys, isOther: false, costs: at(tree.groups[i] as number), includes: (of) => name(of) === own };
  });
  if (tree.other === null) return groups;
  return [...groups, { keys: [], isOther: true, costs: at(tree.other), includes: (of) => !names.has(name(of)) }];
}
