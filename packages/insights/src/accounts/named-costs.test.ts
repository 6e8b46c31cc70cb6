import { DAY_MS, decimalFromNumber, formatDecimal } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import type { AggregateQuery, CostFilter, Warehouse } from '@smartcloudops/warehouse';
import fc from 'fast-check';

import type { BillLine } from '../../test/sqlite-bill.ts';
import { withWarehouse } from '../../test/with-warehouse.ts';
import { accountBook } from './account-book.ts';
import { namedCosts } from './named-costs.ts';

jest.setTimeout(60_000);

const DAY = Date.UTC(2026, 0, 5);
const [SHOP, OPS, OLD] = ['111111111111', '222222222222', '333333333333'];

const line = (amount: number, id: string | null, name: string | null = null, day = DAY): BillLine => ({
  day,
  amount,
  known: { SubAccountId: id, SubAccountName: name },
});

/** Accounts as AWS Organizations tells of them, known from a moment on. */
const know = (warehouse: Warehouse, accounts: Readonly<Record<string, readonly [string, string]>>, at: number) =>
  warehouse.items.write(
    {
      ...{ connection: 'prod', source: 'organizations', kind: 'account', scope: '' },
      items: Object.entries(accounts).map(([id, [name, path]]) => ({ id, name, at: null, attributes: { path } })),
    },
    at
  );

const named = ({ costs, items }: Warehouse) => namedCosts(costs, accountBook(items));

const ask = async (warehouse: Warehouse, query: Partial<AggregateQuery>) => {
  const { cells } = await named(warehouse).aggregate({
    ...{ connections: null, metric: 'BilledCost', groupBy: [], filters: [], grain: 'total', asOf: null },
    ...{ from: DAY, to: DAY + 10 * DAY_MS },
    ...query,
  });
  return cells.map(({ keys, amount }) => [...keys, formatDecimal(amount)]);
};

const is = (dimension: Dimension, ...values: (string | null)[]): CostFilter => ({ dimension, op: 'in', values });

test('charges of a source that knows ids only have names and units, and what nobody knows keeps its own name', () =>
  withWarehouse(async ({ warehouse, load }) => {
    await load([line(5, SHOP), line(3, OPS), line(2, OLD, 'closed long ago'), line(1, null)]);
    await know(warehouse, { [SHOP]: ['shop-prod', '/Commerce/prod'], [OPS]: ['ops', '/'] }, 1);
    expect(await ask(warehouse, { groupBy: ['SubAccountName'] })).toEqual([
      ['shop-prod', '5'],
      ['ops', '3'],
      ['closed long ago', '2'],
      [null, '1'],
    ]);
    expect(await ask(warehouse, { groupBy: ['SubAccountId', 'x_OrganizationalUnit', 'SubAccountName'] })).toEqual([
      [SHOP, '/Commerce/prod', 'shop-prod', '5'],
      [OPS, '/', 'ops', '3'],
      [OLD, null, 'closed long ago', '2'],
      [null, null, null, '1'],
    ]);
    expect(await ask(warehouse, { filters: [is('x_OrganizationalUnit', '/Commerce/prod', null)] })).toEqual([['8']]);
    expect(await ask(warehouse, { filters: [is('SubAccountName', 'closed long ago', 'ops')] })).toEqual([['5']]);
    expect(await ask(warehouse, { filters: [is('SubAccountName', 'nobody')], groupBy: ['SubAccountId'] })).toEqual([]);
    const range = { connections: null, from: DAY, to: DAY + DAY_MS, limit: 10 };
    const values = (dimension: Dimension, more = {}) =>
      named(warehouse).dimensionValues({ ...range, dimension, ...more });
    expect(await values('SubAccountName')).toEqual(['shop-prod', 'ops', 'closed long ago', null]);
    expect(await values('x_OrganizationalUnit')).toEqual(['/Commerce/prod', null, '/']);
    expect(await values('SubAccountName', { search: 'OP', limit: 1 })).toEqual(['shop-prod']);
  }));

test('a rename holds for all charges without a reload, and a question about the past has the old name', () =>
  withWarehouse(async ({ warehouse, load }) => {
    await load([line(5, SHOP, 'shop-beta'), line(4, SHOP, 'shop-prod', DAY + DAY_MS)]);
    const groupBy = ['SubAccountName'] as const;
    expect(await ask(warehouse, { groupBy })).toEqual([
      ['shop-beta', '5'],
      ['shop-prod', '4'],
    ]);
    await know(warehouse, { [SHOP]: ['shop', '/a'] }, 1000);
    const book = accountBook(warehouse.items);
    const before = await book.version();
    expect(await ask(warehouse, { groupBy })).toEqual([['shop', '9']]);
    await know(warehouse, { [SHOP]: ['store', '/b'] }, 2000);
    expect(await book.version()).not.toBe(before);
    expect(await ask(warehouse, { groupBy })).toEqual([['store', '9']]);
    expect(await ask(warehouse, { groupBy, asOf: 1500 })).toEqual([['shop', '9']]);
    expect(await ask(warehouse, { groupBy: ['x_OrganizationalUnit'], asOf: 1500 })).toEqual([['/a', '9']]);
    expect(await ask(warehouse, { filters: [is('SubAccountName', 'shop')] })).toEqual([]);
    expect(await ask(warehouse, { filters: [is('SubAccountName', 'shop')], asOf: 1500 })).toEqual([['9']]);
  }));

test('a connection that may not be read names nothing', () =>
  withWarehouse(async ({ warehouse, load }) => {
    await load([line(5, SHOP)], 'files');
    await know(warehouse, { [SHOP]: ['secret', '/x'] }, 1);
    const groupBy = ['SubAccountName', 'x_OrganizationalUnit'] as const;
    expect(await ask(warehouse, { groupBy, connections: ['files'] })).toEqual([[null, null, '5']]);
    expect(await ask(warehouse, { groupBy })).toEqual([['secret', '/x', '5']]);
  }));

test('amounts of two currencies are not added for a name', () =>
  withWarehouse(async ({ warehouse, load }) => {
    const euros = { ...line(3, SHOP), known: { SubAccountId: SHOP, BillingCurrency: 'EUR' } };
    await load([line(5, SHOP), euros]);
    await know(warehouse, { [SHOP]: ['shop', '/x'] }, 1);
    await expect(ask(warehouse, { groupBy: ['SubAccountName'] })).rejects.toMatchObject({
      code: 'WAREHOUSE_CURRENCY_MIX',
    });
    const filters = [is('SubAccountName', 'shop')];
    await expect(ask(warehouse, { filters })).rejects.toMatchObject({ code: 'WAREHOUSE_CURRENCY_MIX' });
    expect(await ask(warehouse, { filters, groupBy: ['BillingCurrency', 'SubAccountName'] })).toEqual([
      ['USD', 'shop', '5'],
      ['EUR', 'shop', '3'],
    ]);
  }));

test('the join is the join: any charges, names and filters, against charge by charge', () => {
  const id = fc.constantFrom(SHOP, OPS, OLD, null);
  const name = fc.constantFrom('a', 'b', 'c', null);
  const value = fc.constantFrom('a', 'b', 'c', '/u', '/v', null);
  const account = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('/u', '/v'));
  const dimension = fc.constantFrom<Dimension[]>('SubAccountName', 'x_OrganizationalUnit', 'SubAccountId');
  const filter = fc.record({
    dimension: fc.constantFrom<Dimension[]>('SubAccountName', 'x_OrganizationalUnit'),
    op: fc.constantFrom('in' as const, 'not-in' as const),
    values: fc.array<string | null>(value, { minLength: 1, maxLength: 3 }),
  });
  return fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), id, name), { minLength: 1, maxLength: 12 }),
      fc.dictionary(fc.constantFrom(SHOP, OPS), account),
      fc.array(filter, { maxLength: 2 }),
      fc.uniqueArray(dimension, { maxLength: 3 }),
      (charges, accounts, filters, groupBy) =>
        withWarehouse(async ({ warehouse, load }) => {
          await load(charges.map((charge) => line(...charge)));
          await know(warehouse, accounts, 1);
          const valueOf = ([, own, its]: (typeof charges)[number], of: Dimension): string | null => {
            const known = own === null ? undefined : accounts[own];
            if (of === 'SubAccountId') return own;
            return of === 'SubAccountName' ? (known?.[0] ?? its) : (known?.[1] ?? null);
          };
          const sums = new Map<string, bigint>();
          for (const charge of charges) {
            if (
              !filters.every(({ dimension: of, op, values }) => values.includes(valueOf(charge, of)) === (op === 'in'))
            )
              continue;
            const key = JSON.stringify(groupBy.map((of) => valueOf(charge, of)));
            sums.set(key, (sums.get(key) ?? 0n) + (decimalFromNumber(charge[0]) ?? 0n));
          }
          const found = await ask(warehouse, { filters, groupBy });
          expect(new Map(found.map((row) => [JSON.stringify(row.slice(0, -1)), row.at(-1)]))).toEqual(
            new Map([...sums].map(([key, sum]) => [key, formatDecimal(sum)]))
          );
        })
    ),
    { numRuns: 40 }
  );
});

test('quantities and their costs go by the same names', () =>
  withWarehouse(async ({ warehouse, load }) => {
    const hours = (line: BillLine): BillLine => ({
      ...line,
      known: { ...line.known, PricingUnit: 'Hrs', PricingQuantity: 1n },
    });
    await load([hours(line(5, SHOP)), hours(line(3, OPS)), line(2, OPS), line(1, null)]);
    await know(warehouse, { [SHOP]: ['platform', '/a'], [OPS]: ['platform', '/b'] }, 1);
    const range = { from: DAY, to: DAY + 10 * DAY_MS, connections: null, asOf: null };
    const used = async (groupBy: readonly Dimension[], filters: readonly CostFilter[] = []) =>
      (await named(warehouse).usage({ ...range, groupBy, filters })).cells.map(({ keys, unit, amounts, missing }) => [
        ...[...keys, unit, amounts.PricingQuantity, missing.PricingQuantity, formatDecimal(amounts.BilledCost)],
      ]);
    expect(await used(['SubAccountName'])).toEqual([
      ['platform', 'Hrs', 2n, 0, '8'],
      ['platform', null, 0n, 1, '2'],
      [null, null, 0n, 1, '1'],
    ]);
    expect(await used(['x_OrganizationalUnit'], [is('SubAccountName', 'platform')])).toEqual([
      ['/a', 'Hrs', 1n, 0, '5'],
      ['/b', 'Hrs', 1n, 0, '3'],
      ['/b', null, 0n, 1, '2'],
    ]);
    expect(await used(['ServiceName'], [is('SubAccountName', 'nobody')])).toEqual([]);
  }));
