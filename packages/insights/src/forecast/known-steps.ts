import type { KnownStep } from '@smartcloudops/analytics';
import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import type { CostFilter } from '@smartcloudops/warehouse';

import type { CellGroup } from '../bill/split-into-groups.ts';

/** A change of the daily cost that is known beforehand: a commitment expires, credits end, a price changes. */
export interface CostStep {
  /** The first day (start, UTC, epoch ms) at the new level. */
  readonly day: number;
  /** Added to the cost of a day, in the currency of the bill. */
  readonly change: number;
  /** What happens then, for people. */
  readonly label?: string;
  /** Whose cost changes, by dimension; absent: everything's. */
  readonly group?: Readonly<Partial<Record<Dimension, string | null>>>;
}

const RECENT_DAYS = 28;

/** Whether the question is about charges that the step changes at all. */
export function concerns({ group = {} }: CostStep, filters: readonly CostFilter[]): boolean {
  return filters.every(({ dimension, op, values }) => {
    const value = group[dimension];
    return value === undefined || values.includes(value) === (op === 'in');
  });
}

/**
 * Shares steps out among the leaves that they name, by their recent cost, so that every sum of leaves knows its part.
 * @param origin first day that is forecast
 * @returns per leaf its steps, and the steps that name a group without charges
 */
export function shareSteps(
  steps: readonly CostStep[],
  leaves: readonly (readonly CellGroup[])[],
  groupBy: readonly Dimension[],
  origin: number
): { readonly perLeaf: readonly (readonly KnownStep[])[]; readonly homeless: readonly CostStep[] } {
  const perLeaf = leaves.map((): KnownStep[] => []);
  const homeless: CostStep[] = [];
  for (const step of steps) {
    const named = (keys: CellGroup['keys']) =>
      groupBy.every((dimension, i) => {
        const value = step.group?.[dimension];
        return value === undefined || value === (keys[i] ?? null);
      });
    const own = leaves.map((groups) => groups.filter(({ keys }) => named(keys)));
    const weights = own.map((groups) => Math.max(0, recentCost(groups, origin)));
    const count = own.filter((groups) => groups.length > 0).length;
    if (count === 0) homeless.push(step);
    const total = weights.reduce((sum, v) => sum + v, 0);
    own.forEach((groups, leaf) => {
      if (groups.length === 0) return;
      const share = total > 0 ? (weights[leaf] as number) / total : 1 / count;
      perLeaf[leaf]?.push({ at: (step.day - origin) / DAY_MS, change: step.change * share, kind: 'level' });
    });
  }
  return { perLeaf, homeless };
}

function recentCost(groups: readonly CellGroup[], origin: number): number {
  const from = origin - RECENT_DAYS * DAY_MS;
  return decimalToNumber(
    groups
      .flatMap(({ cells }) => cells)
      .reduce((sum, { periodStart, amount }) => (periodStart >= from && periodStart < origin ? sum + amount : sum), 0n)
  );
}
