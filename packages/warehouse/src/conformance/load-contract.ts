import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';
import fc from 'fast-check';

import { NOVEMBER, OCTOBER, SEPTEMBER, charge, delivery, money, question } from './fixtures.ts';
import { BILL_START, randomRows } from './random-bill.ts';
import type { Using } from './warehouse-contract.ts';
import { contentHasher } from '../content-hash.ts';
import type { Warehouse } from '../warehouse.ts';

const everything = question({ from: 0, to: Date.UTC(2100, 0, 1) });
const span = { from: BILL_START, to: BILL_START + 60 * DAY_MS };
const total = async (warehouse: Warehouse): Promise<bigint> =>
  (await warehouse.costs.aggregate(everything)).cells[0]?.amount ?? 0n;

export function loadContract(using: Using): void {
  describe('loads', () => {
    test(
      'a delivery reports its rows and exact totals, and only once',
      using(async ({ costs }) => {
        const rows = [charge(SEPTEMBER, '0.1', { ListCost: money('0.3') }), charge(SEPTEMBER, '0.2')];
        const first = await costs.load(delivery(), [rows]);
        expect(first).toMatchObject({ kind: 'loaded', rows: 2 });
        expect(first.kind === 'loaded' && first.totals).toEqual({ BilledCost: money('0.3'), ListCost: money('0.3') });
        const version = await costs.dataVersion();
        expect(await costs.load(delivery({ loadedAt: NOVEMBER }), [[...rows].reverse()])).toEqual({
          kind: 'unchanged',
          loadId: first.loadId,
          rows: 2,
        });
        expect(await costs.dataVersion()).toBe(version);
        await costs.load(delivery(), [[charge(SEPTEMBER, '7')]]);
        expect(await costs.dataVersion()).toBeGreaterThan(version);
      })
    );

    test(
      'a hash that the caller took is as good as the one that the store takes',
      using(async ({ costs }) => {
        const rows = randomRows(1, 50, span);
        const hasher = contentHasher();
        hasher.add(rows);
        await costs.load(delivery({ contentHash: hasher.digest() }), [rows]);
        expect(await costs.load(delivery(), [rows])).toMatchObject({ kind: 'unchanged' });
      })
    );

    test(
      'the same content is another load for another connection, source or cut',
      using(async ({ costs }) => {
        const rows = [charge(SEPTEMBER, '1')];
        for (const known of [
          {},
          { connection: 'b' },
          { source: 'cur-file' },
          { dimensions: ['ServiceName'] as const },
        ]) {
          expect(await costs.load(delivery(known), [rows])).toMatchObject({ kind: 'loaded' });
        }
        expect(await costs.loads(null)).toHaveLength(4);
        expect(await costs.loads(['b'])).toHaveLength(1);
      })
    );

    test(
      'content that was replaced meanwhile counts again when it comes again',
      using(async ({ costs }) => {
        const restates = { from: SEPTEMBER, to: OCTOBER };
        const [one, two] = [[charge(SEPTEMBER, '1')], [charge(SEPTEMBER, '2')]];
        await costs.load(delivery({ restates, loadedAt: 1 }), [one]);
        await costs.load(delivery({ restates, loadedAt: 2 }), [two]);
        expect(await costs.load(delivery({ restates, loadedAt: 3 }), [one])).toMatchObject({ kind: 'loaded' });
        expect((await costs.aggregate(question())).cells[0]?.amount).toBe(money('1'));
        expect((await costs.loads(null)).map((load) => load.closedAt)).toEqual([2, 3, null]);
      })
    );

    test(
      'rows may come in any batches, also asynchronous ones',
      using(async ({ costs }) => {
        async function* batches() {
          for (let day = 0; day < 40; day += 1) {
            await Promise.resolve();
            yield [charge(SEPTEMBER + day * DAY_MS, '0.01'), charge(SEPTEMBER + day * DAY_MS, '0.01')];
            yield [];
          }
        }
        expect(await costs.load(delivery(), batches())).toMatchObject({ rows: 80 });
        expect((await costs.aggregate(question())).cells[0]?.amount).toBe(money('0.8'));
      })
    );

    test.each([
      ['WAREHOUSE_MONEY_OUT_OF_RANGE', charge(SEPTEMBER, '9223372036.854775808')],
      ['WAREHOUSE_MONEY_OUT_OF_RANGE', charge(SEPTEMBER, '0', { ListCost: money('-9223372037') })],
      ['WAREHOUSE_BAD_ROW', charge(SEPTEMBER, '1', { ChargePeriodStart: Number.NaN })],
      ['WAREHOUSE_BAD_ROW', charge(SEPTEMBER, '1', { ChargePeriodEnd: SEPTEMBER - 1 })],
      ['WAREHOUSE_BAD_ROW', charge(SEPTEMBER, '1', { BillingCurrency: '' })],
      ['WAREHOUSE_BAD_ROW', charge(SEPTEMBER, '1', { ConsumedQuantity: 10n ** 45n })],
      ['WAREHOUSE_ROW_OUTSIDE_RESTATEMENT', charge(OCTOBER, '1')],
      ['WAREHOUSE_ROW_OUTSIDE_RESTATEMENT', charge(SEPTEMBER - HOUR_MS, '1')],
    ])('%s: one bad charge and nothing of the delivery is stored', (code, bad) =>
      using(async (warehouse) => {
        const { costs } = warehouse;
        const restates = { from: SEPTEMBER, to: OCTOBER };
        await costs.load(delivery({ restates }), [[charge(SEPTEMBER, '5')]]);
        const many = Array.from({ length: 4500 }, () => charge(SEPTEMBER, '1'));
        await expect(costs.load(delivery({ restates, loadedAt: NOVEMBER }), [many, [bad]])).rejects.toMatchObject({
          code,
          message: expect.stringContaining('4501'),
        });
        expect(await total(warehouse)).toBe(money('5'));
        expect(await costs.loads(null)).toHaveLength(1);
        expect(await costs.load(delivery({ restates, loadedAt: NOVEMBER }), [many])).toMatchObject({ rows: 4500 });
        expect(await total(warehouse)).toBe(money('4500'));
      })()
    );

    test(
      'the largest amounts are added exactly',
      using(async (warehouse) => {
        const rows = Array.from({ length: 1000 }, () => charge(SEPTEMBER, '9223372036.854775807999999999999999999'));
        await warehouse.costs.load(delivery(), [rows]);
        expect(await total(warehouse)).toBe(1000n * money('9223372036.854775807999999999999999999'));
      })
    );

    test(
      'what a broken source throws comes out as it is, and nothing is stored',
      using(async (warehouse) => {
        const broken = new RangeError('line 7 is broken');
        function* batches() {
          yield [charge(SEPTEMBER, '1')];
          throw broken;
        }
        await expect(warehouse.costs.load(delivery(), batches())).rejects.toBe(broken);
        expect(await warehouse.costs.loads(null)).toEqual([]);
        expect(await warehouse.costs.dimensionValues({ ...everything, dimension: 'ServiceName', limit: 9 })).toEqual(
          []
        );
      })
    );

    test(
      'loads that are asked for at once take turns, and questions go on meanwhile',
      using(async (warehouse) => {
        const results = [1, 2, 3].map((n) =>
          warehouse.costs.load(delivery({ connection: `c${n}` }), [randomRows(n, 3000, span)])
        );
        const meanwhile = (await warehouse.costs.aggregate(everything)).cells;
        expect(meanwhile).toEqual([]);
        expect((await Promise.all(results)).map((result) => result.rows)).toEqual([3000, 3000, 3000]);
        expect((await warehouse.costs.aggregate(everything)).cells[0]?.charges).toBe(9000);
      })
    );

    test(
      'an empty restatement says that there is nothing',
      using(async ({ costs }) => {
        await costs.load(delivery({ loadedAt: 1, restates: { from: SEPTEMBER, to: OCTOBER } }), [
          [charge(SEPTEMBER, '1')],
        ]);
        await costs.load(delivery({ loadedAt: 2, restates: { from: SEPTEMBER, to: OCTOBER } }), []);
        expect((await costs.aggregate(question())).cells).toEqual([]);
        expect((await costs.aggregate(question({ asOf: 1 }))).cells[0]?.amount).toBe(money('1'));
      })
    );

    test('sum over any partition into loads is the sum of the rows, in any order of loads, however often', () =>
      fc.assert(
        fc.asyncProperty(
          fc.integer(),
          fc.integer({ min: 1, max: 300 }),
          fc.integer({ min: 1, max: 5 }),
          (seed, count, parts) =>
            using(async (warehouse) => {
              const rows = randomRows(seed, count, span);
              const loads = Array.from({ length: parts }, (_, part) => rows.filter((_, i) => i % parts === part));
              const order = seed % 2 === 0 ? loads : [...loads].reverse();
              for (const load of [...order, ...order]) await warehouse.costs.load(delivery(), [load]);
              expect(await total(warehouse)).toBe(rows.reduce((sum, row) => sum + row.BilledCost, 0n));
            })()
        ),
        { numRuns: 12 }
      ));

    test('splitting charges conserves every cell', () =>
      fc.assert(
        fc.asyncProperty(fc.integer(), (seed) =>
          using(async ({ costs }) => {
            const rows = randomRows(seed, 100, span);
            const split = rows.flatMap((row) => {
              const part = row.BilledCost / 3n;
              return [
                { ...row, BilledCost: part },
                { ...row, BilledCost: row.BilledCost - part },
              ];
            });
            await costs.load(delivery({ connection: 'whole' }), [rows]);
            await costs.load(delivery({ connection: 'split' }), [split]);
            const cells = async (connection: string) =>
              (
                await costs.aggregate({
                  ...everything,
                  connections: [connection],
                  groupBy: ['ServiceName', 'Tags.team'],
                  grain: 'week',
                })
              ).cells.map((cell) => [cell.keys, cell.periodStart, cell.amount]);
            expect(await cells('split')).toEqual(await cells('whole'));
          })()
        ),
        { numRuns: 8 }
      ));
  });
}
