import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DAY_MS, decimalFromNumber, emptyFocusRow, formatDecimal } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import { accountBook } from '@smartcloudops/insights';
import type { CostFilter, Warehouse } from '@smartcloudops/warehouse';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';
import fc from 'fast-check';

import type { RowClause, RowScope } from './row-scope.ts';
import { scopedWarehouse } from './scoped-warehouse.ts';
import { visibleRows } from './visible-rows.ts';

jest.setTimeout(60_000);

const DAY = Date.UTC(2026, 0, 5);
const ACCOUNTS = ['1', '2', '3'];
const UNITS: Readonly<Record<string, string>> = { '1': '/a', '2': '/a/b', '3': '/ab' };

interface Charge {
  readonly connection: string;
  readonly account: string | null;
  readonly team: string | null;
  readonly env: string | null;
  readonly amount: number;
}

const value = (...values: string[]) => fc.constantFrom<(string | null)[]>(...values, null);
const charge: fc.Arbitrary<Charge> = fc.record({
  connection: fc.constantFrom('x', 'y'),
  account: value(...ACCOUNTS),
  team: value('red', 'blue'),
  env: value('prod', 'red'),
  amount: fc.integer({ min: -50, max: 50 }),
});
const some = (...values: string[]) => fc.subarray(values);
const clause: fc.Arbitrary<RowClause> = fc.record({
  connections: fc.option(some('x', 'y')),
  rows: fc.option(
    fc.record({
      accounts: some('1', '2'),
      organizationalUnits: some('/a', '/ab'),
      tags: fc
        .record({ team: some('red'), env: some('prod', 'red') })
        .map((tags) => Object.fromEntries(Object.entries(tags).filter(([, values]) => values.length > 0))),
    }),
    { freq: 9 }
  ),
});
const scopes: fc.Arbitrary<RowScope> = fc.record({
  connections: fc.option(some('x', 'y')),
  clauses: fc.array(clause, { maxLength: 2 }),
});
const dimension = fc.constantFrom<Dimension[]>('SubAccountId', 'Tags.team', 'Tags.env', 'BillingCurrency');
const filter: fc.Arbitrary<CostFilter> = fc.record({
  dimension,
  op: fc.constantFrom('in' as const, 'not-in' as const),
  values: fc.array(value('1', '2', 'red', 'prod'), { maxLength: 2 }),
});

const valueOf = ({ account, team, env }: Charge, of: Dimension): string | null =>
  of === 'SubAccountId' ? account : of === 'Tags.team' ? team : of === 'Tags.env' ? env : 'USD';

/** The rule as it is written down, charge by charge. */
function isAllowed({ connections, clauses }: RowScope, one: Charge): boolean {
  if (connections && !connections.includes(one.connection)) return false;
  return clauses.some(({ connections: of, rows }) => {
    if (of && !of.includes(one.connection)) return false;
    if (rows === null) return true;
    const unit = one.account === null ? undefined : UNITS[one.account];
    return (
      (one.account !== null && rows.accounts.includes(one.account)) ||
      rows.organizationalUnits.some((wanted) => unit === wanted || unit?.startsWith(`${wanted}/`)) ||
      (one.team !== null && (rows.tags['team'] ?? []).includes(one.team)) ||
      (one.env !== null && (rows.tags['env'] ?? []).includes(one.env))
    );
  });
}

async function withCharges<Result>(
  charges: readonly Charge[],
  run: (warehouse: Warehouse) => Promise<Result>
): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'access-'));
  const warehouse = openSqliteWarehouse({ path: path.join(folder, 'warehouse.db') });
  try {
    for (const connection of ['x', 'y']) {
      const rows = charges
        .filter((one) => one.connection === connection)
        .map(({ account, team, env, amount }) =>
          emptyFocusRow({
            ...{ BilledCost: decimalFromNumber(amount) ?? 0n, BillingCurrency: 'USD', SubAccountId: account },
            ...{ ChargePeriodStart: DAY, ChargePeriodEnd: DAY + DAY_MS, PricingUnit: 'Hours' },
            Tags: { ...(team ? { team } : {}), ...(env ? { env } : {}) },
          })
        );
      const manifest = {
        source: 'focus-file',
        dimensions: null,
        contentHash: null,
        restates: null,
        origin: 'secret.csv',
      };
      await warehouse.costs.load({ ...manifest, connection, loadedAt: 1 }, [rows]);
    }
    const items = ACCOUNTS.map((id) => ({
      id,
      name: null,
      at: null,
      attributes: { SubAccountId: id, path: UNITS[id] ?? '' },
    }));
    for (const connection of ['x', 'y'])
      await warehouse.items.write({ connection, source: 'organizations', kind: 'account', scope: '', items }, 1);
    return await run(warehouse);
  } finally {
    await warehouse.close();
    rmSync(folder, { recursive: true });
  }
}

test('any scope over any charges: every question is of the allowed charges, each once', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(charge, { minLength: 1, maxLength: 15 }),
      fc.array(
        fc.tuple(
          scopes,
          fc.option(some('x', 'y')),
          fc.array(filter, { maxLength: 2 }),
          fc.uniqueArray(dimension, { maxLength: 2 })
        ),
        { minLength: 25, maxLength: 25 }
      ),
      (charges, questions) =>
        withCharges(charges, async (warehouse) => {
          for (const [scope, connections, filters, groupBy] of questions) {
            const { costs } = scopedWarehouse(warehouse, scope);
            const sums = new Map<string, number>();
            const seen = charges.filter(
              (one) => isAllowed(scope, one) && (connections?.includes(one.connection) ?? true)
            );
            for (const one of seen) {
              const wanted = filters.every(
                ({ dimension: of, op, values }) =>
                  values.length === 0 || values.includes(valueOf(one, of)) === (op === 'in')
              );
              const key = JSON.stringify(groupBy.map((of) => valueOf(one, of)));
              if (wanted) sums.set(key, (sums.get(key) ?? 0) + one.amount);
            }
            const query = { connections, filters, groupBy, from: DAY, to: DAY + DAY_MS, asOf: null };
            const { cells } = await costs.aggregate({ ...query, metric: 'BilledCost', grain: 'total' });
            const expected = [...sums].map(([key, sum]) => [key, String(sum)]).sort();
            expect(cells.map(({ keys, amount }) => [JSON.stringify(keys), formatDecimal(amount)]).sort()).toEqual(
              expected
            );
            const usage = await costs.usage(query);
            expect(
              usage.cells.map(({ keys, amounts }) => [JSON.stringify(keys), formatDecimal(amounts.BilledCost)]).sort()
            ).toEqual(expected);
            const values = await costs.dimensionValues({ ...query, dimension: 'Tags.team', limit: 9 });
            expect(new Set(values)).toEqual(new Set(seen.map(({ team }) => team)));
            const keys = ['env', 'team'].filter((key) => seen.some((one) => valueOf(one, `Tags.${key}`) !== null));
            expect(await costs.tagKeys(connections)).toEqual(keys);
            expect((await costs.loads(connections)).filter(({ origin }) => origin !== '')).toEqual([]);
          }
        })
    ),
    { numRuns: 20 }
  ));

test('things of other accounts, of many accounts and of none are not there', () =>
  withCharges([], async (warehouse) => {
    const item = (id: string, attributes: Record<string, string | { readonly SubAccountId: string }[]>) => ({
      ...{ id, name: null, at: null },
      attributes,
    });
    const write = (kind: string, items: ReturnType<typeof item>[]) =>
      warehouse.items.write({ connection: 'x', source: 's', kind, scope: '', items }, 2);
    await write('finding', [
      item('own', { SubAccountId: '1' }),
      item('other', { SubAccountId: '2' }),
      item('none', {}),
      item('names another', { SubAccountId: '1', causes: [{ SubAccountId: '2' }] }),
    ]);
    await write('budget', [item('budget of all', { SubAccountId: '1' })]);
    const within = (rows: RowClause['rows']) =>
      scopedWarehouse(warehouse, { connections: ['x'], clauses: [{ connections: ['x'], rows }] }).items;
    const own = within({ accounts: ['1'], organizationalUnits: [], tags: {} });
    const ids = async (items: Warehouse['items'], kind: string) =>
      (await items.read({ connections: null, kind }, null)).map(({ id }) => id);
    expect(await ids(own, 'finding')).toEqual(['own']);
    expect(await ids(own, 'budget')).toEqual([]);
    expect((await own.versions({ connections: null, kind: 'finding' }, 0, 9)).map(({ id }) => id)).toEqual(['own']);
    expect((await own.kinds(null)).map(({ kind, items }) => [kind, items])).toEqual([
      ['account', 1],
      ['finding', 1],
    ]);
    expect(await ids(within(null), 'finding')).toHaveLength(4);
    expect(await ids(within({ accounts: [], organizationalUnits: [], tags: { team: ['red'] } }), 'finding')).toEqual(
      []
    );
  }));

test('nothing can be written by who sees a part, and the ledger of calls is of whole connections', () =>
  withCharges([], async (warehouse) => {
    const rows = { accounts: ['1'], organizationalUnits: [], tags: {} };
    const { costs, items, metrics, state, journal, forecasts } = scopedWarehouse(warehouse, {
      connections: null,
      clauses: [{ connections: ['x'], rows }],
    });
    const refused = expect.objectContaining({ code: 'ENGINE_BEYOND_SCOPE' });
    await warehouse.state.set('connection/x', 'sealed');
    await warehouse.state.set('allocation/team', '{}');
    for (const attempt of [
      () => costs.load({} as never, []),
      () => items.write({} as never, 1),
      () => metrics.write([], 1),
      () => state.set('access/server', '{}'),
      () => journal.ledger('x', 0, 1),
      () => journal.ledger(null, 0, 1),
    ])
      await expect(attempt()).rejects.toEqual(refused);
    expect(await forecasts.record([])).toBe(0);
    expect(await state.get('connection/x')).toBeNull();
    expect(await state.list('')).toEqual([{ key: 'allocation/team', value: '{}' }]);
  }));

test('a unit is its accounts of the moment', () =>
  withCharges([], async (warehouse) => {
    const rows = { accounts: [], organizationalUnits: ['/a'], tags: {} };
    const scope = { connections: ['x'], clauses: [{ connections: null, rows }] };
    const accounts = async () => visibleRows(scope, accountBook(warehouse.items)).of('x');
    expect(await accounts()).toEqual([{ dimension: 'SubAccountId', values: ['1', '2'] }]);
    const moved = [{ id: '3', name: null, at: null, attributes: { SubAccountId: '3', path: '/a/c' } }];
    await warehouse.items.write(
      { connection: 'x', source: 'organizations', kind: 'account', scope: '', items: moved },
      2
    );
    expect(await accounts()).toEqual([{ dimension: 'SubAccountId', values: ['3'] }]);
  }));
