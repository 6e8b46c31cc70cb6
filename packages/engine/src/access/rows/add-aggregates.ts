import { WarehouseError } from '@smartcloudops/warehouse';
import type { Aggregate, AggregateCell, AggregateQuery, Coverage } from '@smartcloudops/warehouse';

/** What several answers have in common with one, whatever their cells are. */
type Told = Omit<Aggregate, 'cells'>;

const NONE: Told = {
  currency: null,
  coverage: { from: null, to: null, loadedAt: null, sources: [] },
  estimatedFrom: null,
};

const least = (values: readonly (number | null)[]) => extreme(values, Math.min);
const most = (values: readonly (number | null)[]) => extreme(values, Math.max);
function extreme(values: readonly (number | null)[], of: (...values: number[]) => number): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : of(...known);
}

/** @throws WarehouseError `WAREHOUSE_CURRENCY_MIX` */
export function addTold(
  answers: readonly Aggregate[] | readonly (Told & { readonly cells: readonly unknown[] })[],
  { groupBy }: Pick<AggregateQuery, 'groupBy'>
): Told {
  const [only, ...others] = answers;
  if (!only) return NONE;
  if (others.length === 0) return only;
  const filled = answers.filter(({ cells }) => cells.length > 0);
  const currencies = [...new Set(filled.map(({ currency }) => currency))];
  if (currencies.length > 1 && !groupBy.includes('BillingCurrency'))
    throw new WarehouseError(
      'WAREHOUSE_CURRENCY_MIX',
      `The charges are in ${currencies.map(String).sort().join(', ')}, and amounts of different currencies have no sum.`
    );
  return {
    currency: currencies.length === 1 ? (currencies[0] ?? null) : null,
    coverage: addCoverage(answers.map(({ coverage }) => coverage)),
    estimatedFrom: least(answers.map(({ estimatedFrom }) => estimatedFrom)),
  };
}

function addCoverage(parts: readonly Coverage[]): Coverage {
  const loaded: Record<string, number> = {};
  for (const { loadedBySource = {} } of parts)
    for (const [source, at] of Object.entries(loadedBySource)) loaded[source] = Math.max(at, loaded[source] ?? at);
  const notices = [...new Set(parts.flatMap((part) => part.notices ?? []))];
  return {
    from: least(parts.map(({ from }) => from)),
    to: most(parts.map(({ to }) => to)),
    loadedAt: most(parts.map(({ loadedAt }) => loadedAt)),
    sources: [...new Set(parts.flatMap(({ sources }) => sources))].sort(),
    ...(parts.every(({ loadedBySource }) => loadedBySource) ? { loadedBySource: loaded } : {}),
    ...(notices.length > 0 ? { notices } : {}),
  };
}

/** Adds up answers to parts of a question, in the order in which warehouses answer. @throws WarehouseError `WAREHOUSE_CURRENCY_MIX` */
export function addAggregates(answers: readonly Aggregate[], query: Pick<AggregateQuery, 'groupBy'>): Aggregate {
  const [only] = answers;
  if (only && answers.length === 1) return only;
  const sums = new Map<string, AggregateCell>();
  for (const cell of answers.flatMap(({ cells }) => cells)) {
    const id = JSON.stringify([cell.periodStart, cell.keys]);
    const before = sums.get(id);
    sums.set(id, before ? added(before, cell) : cell);
  }
  return { ...addTold(answers, query), cells: [...sums.values()].sort(byPeriodThenAmount) };
}

const added = (a: AggregateCell, b: AggregateCell): AggregateCell => ({
  ...a,
  amount: a.amount + b.amount,
  charges: a.charges + b.charges,
  missing: a.missing + b.missing,
  estimated: a.estimated || b.estimated,
});

function byPeriodThenAmount(a: AggregateCell, b: AggregateCell): number {
  if (a.periodStart !== b.periodStart) return a.periodStart - b.periodStart;
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
  return a.keys.join('\u0001') < b.keys.join('\u0001') ? -1 : 1;
}
