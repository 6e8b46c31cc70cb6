import { dailyCosts } from '../bill/daily-costs.ts';
import type { DailyCosts } from '../bill/daily-costs.ts';
import type { GroupTree } from './group-tree.ts';
import type { CostHistory } from './read-history.ts';

/** Exact charges of one node of a tree on every day that was read. */
export interface GroupCosts {
  readonly all: DailyCosts;
  /** Those booked at a moment, one series per charge (a tax, a support fee); none when the bill does not tell. */
  readonly booked: readonly DailyCosts[];
}

/** Per node of the tree: what it cost, summed exactly from its leaves. */
export function groupCosts(
  { leaves, structure }: GroupTree,
  { booked, dataFrom, dataEnd }: Pick<CostHistory, 'booked' | 'dataFrom' | 'dataEnd'>
): readonly GroupCosts[] {
  const daily = (cells: Parameters<typeof dailyCosts>[0]) => dailyCosts(cells, dataFrom, dataEnd);
  const all = leaves.map((groups) => daily(groups.flatMap(({ cells }) => cells)));
  const bookings = groupBy(booked ?? [], ({ keys }) => JSON.stringify(keys));
  return structure.members.map((own) => {
    const cells = own
      .flatMap((position) => leaves[position] ?? [])
      .flatMap(({ keys }) => bookings.get(JSON.stringify(keys)) ?? []);
    return {
      all: sumOf(own.map((position) => all[position] as DailyCosts)),
      booked: [...groupBy(cells, ({ charge }) => charge).values()].map(daily),
    };
  });
}

function groupBy<T>(items: readonly T[], name: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(name(item));
    if (group) group.push(item);
    else groups.set(name(item), [item]);
  }
  return groups;
}

function sumOf([first, ...others]: readonly DailyCosts[]): DailyCosts {
  if (!first) throw new RangeError('A node of the tree sums no leaf.');
  if (others.length === 0) return first;
  return {
    from: first.from,
    amounts: first.amounts.map((amount, i) => others.reduce((sum, one) => sum + (one.amounts[i] ?? 0n), amount)),
  };
}
