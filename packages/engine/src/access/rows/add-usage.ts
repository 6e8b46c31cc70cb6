import type { Usage, UsageAmount, UsageCell, UsageQuery } from '@smartcloudops/warehouse';

import { addTold } from './add-aggregates.ts';

/** The same for quantities with what they cost. @throws WarehouseError `WAREHOUSE_CURRENCY_MIX` */
export function addUsage(answers: readonly Usage[], query: Pick<UsageQuery, 'groupBy'>): Usage {
  const [only] = answers;
  if (only && answers.length === 1) return only;
  const sums = new Map<string, UsageCell>();
  for (const cell of answers.flatMap(({ cells }) => cells)) {
    const id = nameOf(cell);
    const before = sums.get(id);
    sums.set(id, before ? added(before, cell) : cell);
  }
  const cells = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
  return { ...addTold(answers, query), cells };
}

const nameOf = ({ keys, unit }: UsageCell) => JSON.stringify([...keys, unit]);

const added = (a: UsageCell, b: UsageCell): UsageCell => ({
  ...a,
  charges: a.charges + b.charges,
  estimated: a.estimated || b.estimated,
  amounts: each(a.amounts, b.amounts, (x, y) => x + y),
  missing: each(a.missing, b.missing, (x, y) => x + y),
});

function each<T>(
  a: Readonly<Record<UsageAmount, T>>,
  b: Readonly<Record<UsageAmount, T>>,
  add: (x: T, y: T) => T
): Readonly<Record<UsageAmount, T>> {
  const names = Object.keys(a) as UsageAmount[];
  return Object.fromEntries(names.map((name) => [name, add(a[name], b[name])])) as Record<UsageAmount, T>;
}
