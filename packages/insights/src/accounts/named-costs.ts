import type { Decimal, Dimension } from '@smartcloudops/focus';
import type {
  Aggregate,
  AggregateCell,
  AggregateQuery,
  CostFilter,
  CostStore,
  Usage,
  UsageAmount,
  UsageCell,
  UsageQuery,
} from '@smartcloudops/warehouse';

import type { AccountBook, AccountDirectory } from './account-book.ts';
import { accountValue, isAccountDimension } from './account-dimension.ts';
import type { AccountDimension, ChargedAccount } from './account-dimension.ts';

type Keys = AggregateCell['keys'];

/** No account has it: a filter that nothing passes. */
const NOBODY = '(no account)';

/**
 * The same charges with the names and the organisational units of their accounts, as they were known at the time asked for: joined
 * by SubAccountId when a question is asked, so that a rename needs no reload and a source that knows ids only has names, too. Where
 * nothing is known of an account, the name that its charges carry holds. Questions that name neither pass through as they are.
 */
export function namedCosts(costs: CostStore, accounts: AccountBook): CostStore {
  async function aggregate(query: AggregateQuery): Promise<Aggregate> {
    const asked = [...query.groupBy, ...query.filters.map(({ dimension }) => dimension)].filter(isAccountDimension);
    if (asked.length === 0) return costs.aggregate(query);
    const directory = await accounts.at(query.connections, query.asOf);
    if (directory.size === 0 && asked.every((dimension) => dimension === 'SubAccountName'))
      return costs.aggregate(query);
    const { filters, exact } = await resolve(costs, query, directory);
    const plain = query.groupBy.filter((dimension) => !isAccountDimension(dimension));
    const named = query.groupBy.includes('SubAccountName') || exact.length > 0;
    if (plain.length === query.groupBy.length && exact.length === 0) return costs.aggregate({ ...query, filters });
    const { answer, columns } = await withOwnNames({ ...query, filters, groupBy: plain }, named, (one) =>
      costs.aggregate(one)
    );
    const cells = joined(answer.cells, query, { columns, directory, exact }, ({ periodStart }) => periodStart, added);
    return { ...answer, cells: cells.toSorted(byPeriodThenAmount) };
  }

  async function usage(query: UsageQuery): Promise<Usage> {
    const asked = [...query.groupBy, ...query.filters.map(({ dimension }) => dimension)].filter(isAccountDimension);
    if (asked.length === 0) return costs.usage(query);
    const directory = await accounts.at(query.connections, query.asOf);
    if (directory.size === 0 && asked.every((dimension) => dimension === 'SubAccountName')) return costs.usage(query);
    const { filters, exact } = await resolve(costs, { ...query, metric: 'BilledCost', grain: 'total' }, directory);
    const plain = query.groupBy.filter((dimension) => !isAccountDimension(dimension));
    const named = query.groupBy.includes('SubAccountName') || exact.length > 0;
    const { answer, columns } = await withOwnNames({ ...query, filters, groupBy: plain }, named, (one) =>
      costs.usage(one)
    );
    const cells = joined(answer.cells, query, { columns, directory, exact }, ({ unit }) => unit, addedUsage);
    return { ...answer, cells: cells.toSorted(byKeysAndUnit) };
  }

  return {
    aggregate,
    usage,
    load: (manifest, rows) => costs.load(manifest, rows),
    tagKeys: (connections) => costs.tagKeys(connections),
    loads: (connections) => costs.loads(connections),
    dataVersion: () => costs.dataVersion(),
    async dimensionValues(query) {
      const { dimension, connections, limit, search } = query;
      if (!isAccountDimension(dimension)) return costs.dimensionValues(query);
      const directory = await accounts.at(connections, null);
      if (directory.size === 0) return dimension === 'SubAccountName' ? costs.dimensionValues(query) : [];
      const sums = new Map<string | null, Decimal>();
      for (const connection of new Set((await costs.loads(connections)).map((load) => load.connection))) {
        for (const { keys, amount } of await cellsIfAny(aggregate, query, connection, dimension)) {
          const value = keys[0] ?? null;
          sums.set(value, (sums.get(value) ?? 0n) + amount);
        }
      }
      const wanted = search?.toLowerCase();
      return [...sums]
        .filter(([value]) => !wanted || (value?.toLowerCase().includes(wanted) ?? false))
        .sort(([a, x], [b, y]) => (x === y ? ((a ?? '') < (b ?? '') ? -1 : 1) : x > y ? -1 : 1))
        .slice(0, limit)
        .map(([value]) => value);
    },
  };
}

interface Resolved {
  /** By SubAccountId in place of what was asked of accounts. */
  readonly filters: readonly CostFilter[];
  /** Filters that the id alone does not decide, because charges of one account carry several names. */
  readonly exact: readonly CostFilter[];
}

/** Filters on what is known of accounts, as filters on their ids. */
async function resolve(costs: CostStore, query: AggregateQuery, directory: AccountDirectory): Promise<Resolved> {
  const joined = query.filters.filter(({ dimension, values }) => isAccountDimension(dimension) && values.length > 0);
  const others = query.filters.filter(({ dimension }) => !isAccountDimension(dimension));
  if (joined.length === 0) return { filters: others, exact: [] };
  // Only who is there is asked; amounts of several currencies are not added for it.
  const who: AggregateQuery = { ...query, filters: others, groupBy: ['BillingCurrency'], grain: 'total' };
  const { answer, columns } = await withOwnNames(who, true, (one) => costs.aggregate(one));
  const passing = new Set<string | null>();
  const failing = new Set<string | null>();
  for (const { keys } of answer.cells) {
    const account = chargedAccount(keys, columns);
    (joined.every((filter) => passes(filter, account, directory)) ? passing : failing).add(account.id);
  }
  const ids = passing.size > 0 ? [...passing] : [NOBODY];
  return {
    filters: [...others, { dimension: 'SubAccountId', op: 'in', values: ids }],
    exact: [...failing].some((id) => passing.has(id)) ? joined : [],
  };
}

function passes({ dimension, op, values }: CostFilter, account: ChargedAccount, directory: AccountDirectory): boolean {
  const value = accountValue(directory, dimension as AccountDimension, account);
  return values.includes(value) === (op === 'in');
}

/** What cells are grouped by. */
type Columns = readonly Dimension[];

const keyOf = (keys: Keys, columns: Columns, dimension: Dimension) => keys[columns.indexOf(dimension)] ?? null;

const chargedAccount = (keys: Keys, columns: Columns): ChargedAccount => ({
  id: keyOf(keys, columns, 'SubAccountId'),
  name: keyOf(keys, columns, 'SubAccountName'),
});

/** Grouped by account as well, and by its own name where that is wanted and some cut of the bill has both. */
async function withOwnNames<Query extends { readonly groupBy: readonly Dimension[] }, Answer>(
  query: Query,
  named: boolean,
  ask: (query: Query) => Promise<Answer>
): Promise<{ readonly answer: Answer; readonly columns: Columns }> {
  const columns: Columns = [...new Set<Dimension>([...query.groupBy, 'SubAccountId'])];
  if (named) {
    try {
      const both: Columns = [...columns, 'SubAccountName'];
      return { answer: await ask({ ...query, groupBy: both }), columns: both };
    } catch (error) {
      if (!isNoSuchCut(error)) throw error;
    }
  }
  return { answer: await ask({ ...query, groupBy: columns }), columns };
}

/** The cells by what was asked for: those that have the same keys then are one. */
function joined<Cell extends { readonly keys: Keys }>(
  cells: readonly Cell[],
  { groupBy }: Pick<AggregateQuery, 'groupBy'>,
  { columns, directory, exact }: Readonly<{ columns: Columns; directory: AccountDirectory }> & Pick<Resolved, 'exact'>,
  apart: (cell: Cell) => string | number | null,
  add: (a: Cell, b: Cell) => Cell
): readonly Cell[] {
  const sums = new Map<string, Cell>();
  for (const cell of cells) {
    const account = chargedAccount(cell.keys, columns);
    if (!exact.every((filter) => passes(filter, account, directory))) continue;
    const keys = groupBy.map((dimension) =>
      isAccountDimension(dimension) ? accountValue(directory, dimension, account) : keyOf(cell.keys, columns, dimension)
    );
    const id = JSON.stringify([apart(cell), keys]);
    const before = sums.get(id);
    sums.set(id, before ? add(before, cell) : { ...cell, keys });
  }
  return [...sums.values()];
}

const addedUsage = (a: UsageCell, b: UsageCell): UsageCell => ({
  ...a,
  charges: a.charges + b.charges,
  estimated: a.estimated || b.estimated,
  amounts: both(a.amounts, b.amounts, (x, y) => x + y),
  missing: both(a.missing, b.missing, (x, y) => x + y),
});

function both<T>(
  a: Readonly<Record<UsageAmount, T>>,
  b: Readonly<Record<UsageAmount, T>>,
  add: (x: T, y: T) => T
): Readonly<Record<UsageAmount, T>> {
  const names = Object.keys(a) as UsageAmount[];
  return Object.fromEntries(names.map((name) => [name, add(a[name], b[name])])) as Record<UsageAmount, T>;
}

const added = (a: AggregateCell, b: AggregateCell): AggregateCell => ({
  ...a,
  amount: a.amount + b.amount,
  charges: a.charges + b.charges,
  missing: a.missing + b.missing,
  estimated: a.estimated || b.estimated,
});

/** The order in which warehouses answer. */
function byPeriodThenAmount(a: AggregateCell, b: AggregateCell): number {
  if (a.periodStart !== b.periodStart) return a.periodStart - b.periodStart;
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
  return a.keys.join('\u0001') < b.keys.join('\u0001') ? -1 : 1;
}

function byKeysAndUnit(a: UsageCell, b: UsageCell): number {
  return JSON.stringify([...a.keys, a.unit]) < JSON.stringify([...b.keys, b.unit]) ? -1 : 1;
}

const isNoSuchCut = (error: unknown) => (error as { code?: unknown }).code === 'WAREHOUSE_NO_SUCH_CUT';

async function cellsIfAny(
  aggregate: CostStore['aggregate'],
  { from, to }: Pick<AggregateQuery, 'from' | 'to'>,
  connection: string,
  dimension: AccountDimension
): Promise<readonly AggregateCell[]> {
  const query = { from, to, grain: 'total', asOf: null, metric: 'BilledCost', filters: [] } as const;
  try {
    const groupBy: readonly Dimension[] = [dimension, 'BillingCurrency'];
    return (await aggregate({ ...query, connections: [connection], groupBy })).cells;
  } catch (error) {
    if (isNoSuchCut(error)) return [];
    throw error;
  }
}
