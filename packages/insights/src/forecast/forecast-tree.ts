import { byCurrency } from '../bill/by-currency.ts';
import { splitIntoGroups } from '../bill/split-into-groups.ts';
import type { CellGroup } from '../bill/split-into-groups.ts';
import type { InsightDeps } from '../deps.ts';
import { coherentForecasts, stepsOf } from './coherent-forecast.ts';
import type { ForecastQuery } from './forecast-answer.ts';
import { groupCosts } from './group-costs.ts';
import type { GroupCosts } from './group-costs.ts';
import { forecastGroup } from './group-forecast.ts';
import type { GroupForecast } from './group-forecast.ts';
import { groupTree } from './group-tree.ts';
import type { GroupTree } from './group-tree.ts';
import { concerns, shareSteps } from './known-steps.ts';
import type { CostStep } from './known-steps.ts';
import type { CostHistory } from './read-history.ts';
import { shownShare } from './shown-share.ts';

const DEFAULT_GROUPS = 10;

export interface ForecastTree {
  readonly tree: GroupTree;
  /** In the order of `tree.groups`; empty when nothing is grouped. */
  readonly shown: readonly CellGroup[];
  /** How many groups are together in Other. */
  readonly hidden: number;
  /** Per node of the tree; they add up. */
  readonly forecasts: readonly GroupForecast[];
  readonly steps: readonly CostStep[];
  /** Steps of groups that have no charges. */
  readonly homeless: readonly CostStep[];
}

/**
 * Coherent forecasts of the groups of a question, what they leave over, their subtotals and everything together: one tree, or one for
 * each currency, because amounts of several do not add up. A known step is an amount without a currency, so it is then left out.
 */
export async function forecastTrees(
  deps: Pick<InsightDeps, 'checkpoint' | 'remember'>,
  query: ForecastQuery,
  history: CostHistory,
  horizon: number
): Promise<readonly [ForecastTree, ...ForecastTree[]]> {
  const [first, ...others] = byCurrency(query.groupBy, history.cells);
  if (others.length === 0) return [await forecastTree(deps, query, history, horizon)];
  const part = (cells: CostHistory['cells']) =>
    forecastTree(deps, { ...query, steps: [] }, { ...history, cells }, horizon);
  const { steps = [], filters } = query;
  const lost = steps.filter((step) => concerns(step, filters));
  const trees: [ForecastTree, ...ForecastTree[]] = [{ ...(await part(first ?? [])), steps: lost, homeless: lost }];
  for (const cells of others) trees.push(await part(cells));
  return trees;
}

async function forecastTree(
  { checkpoint, remember }: Pick<InsightDeps, 'checkpoint' | 'remember'>,
  { groupBy, filters, topN, steps: wanted = [] }: ForecastQuery,
  history: CostHistory,
  horizon: number
): Promise<ForecastTree> {
  const { cells, window } = history;
  const { shown, rest } = splitIntoGroups(groupBy.length > 0 ? cells : [], topN ?? DEFAULT_GROUPS);
  const everything = { keys: [], cells, total: 0n };
  const tree = groupTree(shown.length > 0 ? shown : [everything], rest);

  const costs = groupCosts(tree, history);
  const steps = wanted.filter((step) => concerns(step, filters));
  const { perLeaf, homeless } = shareSteps(steps, tree.leaves, groupBy, window.origin);
  const share = shownShare(costs[tree.total] as GroupCosts, history);
  const own: GroupForecast[] = [];
  for (const group of costs) {
    if (own.length > 0) await checkpoint?.(own.length, costs.length);
    own.push(forecastGroup(group, history, { horizon, share, steps: stepsOf(tree, perLeaf, own.length) }, remember));
  }
  return {
    tree,
    shown,
    hidden: rest.length,
    forecasts: coherentForecasts(tree, own),
    steps,
    homeless,
  };
}
