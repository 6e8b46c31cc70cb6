import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import fc from 'fast-check';

import { NOVEMBER, OCTOBER, SEPTEMBER, charge, delivery, money, question } from './fixtures.ts';
import { expectedCells } from './oracle.ts';
import { randomDeliveries, randomQuery } from './random-question.ts';
import type { Using } from './warehouse-contract.ts';
import type { Aggregate, AggregateQuery, CostFilter } from '../cost-store.ts';

const amounts = (answer: Aggregate) => answer.cells.map((cell) => [...cell.keys, cell.amount]);

export function costContract(using: Using): void {
  describe('costs', () => {
    test(
      'every answer is the one of a plain look at every charge that counts',
      () =>
        fc.assert(
          fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 5 }), fc.boolean(), (seed, loads, isLarge) =>
            using(async ({ costs }) => {
              const deliveries = randomDeliveries(seed, loads, isLarge);
              for (const { manifest, rows } of deliveries) await costs.load(manifest, [rows]);
              for (let i = 0; i < 30; i += 1) {
                const query = randomQuery(seed + i);
                const answer = await costs.aggregate(query);
                const expected = expectedCells(deliveries, query);
                expect(sorted(answer.cells)).toEqual(sorted(expected));
                expect(answer.estimatedFrom === null).toBe(expected.every((cell) => !cell.estimated));
              }
            })()
          ),
          { numRuns: 10 }
        ),
      60_000
    );

    test(
      'a restatement takes over its span and no more; older loads stay readable',
      using(async ({ costs }) => {
        const days = [0, 15, 30].map((day) => SEPTEMBER + day * DAY_MS);
        await costs.load(delivery({ loadedAt: 100 }), [days.map((day) => charge(day, '1'))]);
        const restates = { from: SEPTEMBER, to: OCTOBER };
        await costs.load(delivery({ loadedAt: 200, restates }), [[charge(SEPTEMBER, '10')]]);
        expect(amounts(await costs.aggregate(question()))).toEqual([[money('11')]]);
        expect(amounts(await costs.aggregate(question({ asOf: 200 })))).toEqual([[money('11')]]);
        expect(amounts(await costs.aggregate(question({ asOf: 199 })))).toEqual([[money('3')]]);
        expect(amounts(await costs.aggregate(question({ asOf: 99 })))).toEqual([]);
        expect((await costs.loads(null)).map((load) => load.closedAt)).toEqual([null, null]);
      })
    );

    test(
      'an absent metric is not zero',
      using(async ({ costs }) => {
        await costs.load(delivery(), [[charge(SEPTEMBER, '1'), charge(SEPTEMBER, '2', { ListCost: money('5') })]]);
        expect((await costs.aggregate(question({ metric: 'ListCost' }))).cells).toMatchObject([
          { amount: money('5'), charges: 2, missing: 1 },
        ]);
        expect((await costs.aggregate(question({ metric: 'ContractedCost' }))).cells).toMatchObject([
          { amount: 0n, charges: 2, missing: 2 },
        ]);
      })
    );

    test(
      'currencies are never added: filter by one, or group by it',
      using(async ({ costs }) => {
        const rows = [charge(SEPTEMBER, '1'), charge(SEPTEMBER, '2', { BillingCurrency: 'EUR' })];
        const loaded = await costs.load(delivery(), [rows]);
        expect(loaded.kind === 'loaded' && loaded.totals).toEqual({
          'BilledCost/USD': money('1'),
          'BilledCost/EUR': money('2'),
        });
        await expect(costs.aggregate(question())).rejects.toThrow(
          expect.objectContaining({
            code: 'WAREHOUSE_CURRENCY_MIX',
            message: expect.stringMatching(/EUR, USD.*BillingCurrency/),
          })
        );
        const filters: CostFilter[] = [{ dimension: 'BillingCurrency', op: 'in', values: ['EUR'] }];
        expect(await costs.aggregate(question({ filters }))).toMatchObject({
          currency: 'EUR',
          cells: [{ amount: money('2') }],
        });
        const grouped = await costs.aggregate(question({ groupBy: ['BillingCurrency'] }));
        expect(grouped.currency).toBeNull();
        expect(amounts(grouped)).toEqual([
          ['EUR', money('2')],
          ['USD', money('1')],
        ]);
      })
    );

    describe('cuts', () => {
      const cut = (dimensions: readonly Dimension[], known = {}) =>
        delivery({ source: 'cost-explorer', dimensions, ...known });

      test(
        'the same money in several cuts is counted once, from the narrowest that fits',
        using(async ({ costs }) => {
          const row = charge(SEPTEMBER, '8', { ServiceName: 'S3', SubAccountId: '1', RegionId: 'eu' });
          await costs.load(cut(['ServiceName', 'SubAccountId']), [[row]]);
          await costs.load(cut(['ServiceName', 'RegionId']), [[row]]);
          await costs.load(cut(['ServiceName']), [[{ ...row, BilledCost: money('8.5') }]]);
          expect(amounts(await costs.aggregate(question()))).toEqual([[money('8.5')]]);
          expect(amounts(await costs.aggregate(question({ groupBy: ['SubAccountId', 'BillingCurrency'] })))).toEqual([
            ['1', 'USD', money('8')],
          ]);
          expect(amounts(await costs.aggregate(question({ groupBy: ['ServiceName', 'RegionId'] })))).toEqual([
            ['S3', 'eu', money('8')],
          ]);
        })
      );

      test(
        'the cut that covers more of the asked time answers',
        using(async ({ costs }) => {
          await costs.load(cut(['ServiceName']), [[charge(SEPTEMBER, '1')]]);
          await costs.load(cut(['ServiceName', 'RegionId']), [[charge(SEPTEMBER, '1'), charge(OCTOBER, '1')]]);
          expect(amounts(await costs.aggregate(question()))).toEqual([[money('2')]]);
        })
      );

      test(
        'no fitting cut is an error that says what there is',
        using(async ({ costs }) => {
          await costs.load(cut(['ServiceName', 'SubAccountId']), [[charge(SEPTEMBER, '1')]]);
          await costs.load(cut(['ServiceName', 'RegionId']), [[charge(SEPTEMBER, '1')]]);
          const filters: CostFilter[] = [{ dimension: 'RegionId', op: 'in', values: ['eu'] }];
          await expect(costs.aggregate(question({ groupBy: ['SubAccountId'], filters }))).rejects.toThrow(
            expect.objectContaining({
              code: 'WAREHOUSE_NO_SUCH_CUT',
              message: expect.stringMatching(
                /RegionId \+ ServiceName \| ServiceName \+ SubAccountId.*SubAccountId and RegionId/
              ),
            })
          );
          await expect(costs.aggregate(question({ groupBy: ['Tags.team'] }))).rejects.toThrow(
            /Tags\.team is in none of them/
          );
          expect(
            (await costs.aggregate(question({ groupBy: ['Tags.team'], from: NOVEMBER, to: NOVEMBER + 1 }))).cells
          ).toEqual([]);
        })
      );

      test(
        'connections and sources are added up, and can be told apart, also by when they were loaded',
        using(async ({ costs }) => {
          await costs.load(cut(['ServiceName']), [[charge(SEPTEMBER, '1')]]);
          await costs.load(delivery({ connection: 'b', loadedAt: NOVEMBER }), [[charge(SEPTEMBER, '2')]]);
          expect(await costs.aggregate(question())).toMatchObject({
            cells: [{ amount: money('3') }],
            coverage: {
              sources: ['cost-explorer', 'focus-file'],
              loadedBySource: { 'cost-explorer': OCTOBER, 'focus-file': NOVEMBER },
            },
          });
          expect(amounts(await costs.aggregate(question({ connections: ['b'] })))).toEqual([[money('2')]]);
          expect((await costs.aggregate(question({ connections: [] }))).cells).toEqual([]);
        })
      );
    });

    test(
      'a monthly fee belongs to the day it starts; weeks start on Monday',
      using(async ({ costs }) => {
        await costs.load(delivery(), [
          [charge(SEPTEMBER, '30', { ChargePeriodEnd: OCTOBER }), charge(SEPTEMBER + DAY_MS, '1')],
        ]);
        const starts = async (grain: AggregateQuery['grain']) =>
          (await costs.aggregate(question({ grain }))).cells.map((cell) => [
            new Date(cell.periodStart).toISOString().slice(0, 10),
            cell.amount,
          ]);
        expect(await starts('day')).toEqual([
          ['2024-09-01', money('30')],
          ['2024-09-02', money('1')],
        ]);
        expect(await starts('week')).toEqual([
          ['2024-08-26', money('30')],
          ['2024-09-02', money('1')],
        ]);
        expect((await costs.aggregate(question())).coverage).toEqual({
          ...{ from: SEPTEMBER, to: SEPTEMBER + 2 * DAY_MS, loadedAt: OCTOBER, sources: ['focus-file'] },
          loadedBySource: { 'focus-file': OCTOBER },
        });
      })
    );

    test(
      'says from which day on charges may still change',
      using(async ({ costs }) => {
        const at = SEPTEMBER + 9 * DAY_MS + 5 * HOUR_MS;
        await costs.load(delivery(), [[charge(SEPTEMBER, '1'), charge(at, '1', { x_Estimated: true })]]);
        for (const grain of ['total', 'hour', 'day', 'week', 'month'] as const) {
          expect((await costs.aggregate(question({ grain }))).estimatedFrom).toBe(SEPTEMBER + 9 * DAY_MS);
        }
        expect((await costs.aggregate(question({ to: SEPTEMBER + DAY_MS }))).estimatedFrom).toBeNull();
      })
    );

    test(
      'lists the values of a dimension, most expensive first',
      using(async ({ costs }) => {
        const rows = [
          charge(SEPTEMBER, '1', { ServiceName: 'Amazon S3', Tags: { team: 'b' } }),
          charge(SEPTEMBER, '3', { ServiceName: 'AWS Lambda', Tags: { 'cost center': 'x' } }),
          charge(SEPTEMBER, '2', { BillingCurrency: 'EUR' }),
        ];
        await costs.load(delivery(), [rows]);
        await costs.load(delivery({ connection: 'ce', source: 'cost-explorer', dimensions: ['RegionId'] }), [
          [charge(SEPTEMBER, '9')],
        ]);
        const ask = { connections: null, dimension: 'ServiceName', from: SEPTEMBER, to: OCTOBER, limit: 10 } as const;
        expect(await costs.dimensionValues(ask)).toEqual(['AWS Lambda', null, 'Amazon S3']);
        expect(await costs.dimensionValues({ ...ask, limit: 1 })).toEqual(['AWS Lambda']);
        expect(await costs.dimensionValues({ ...ask, search: 'amazon' })).toEqual(['Amazon S3']);
        expect(await costs.dimensionValues({ ...ask, dimension: 'Tags.team' })).toEqual([null, 'b']);
        expect(await costs.tagKeys(null)).toEqual(['cost center', 'team']);
        expect(await costs.tagKeys(['ce'])).toEqual([]);
      })
    );

    test(
      'a question that cannot be asked is refused by name',
      using(async ({ costs }) => {
        await expect(costs.aggregate(question({ from: NOVEMBER, to: NOVEMBER }))).rejects.toThrow(/"from"/);
        await expect(costs.aggregate(question({ groupBy: ['Nonsense' as 'ServiceName'] }))).rejects.toThrow(
          expect.objectContaining({ code: 'WAREHOUSE_BAD_QUERY', message: expect.stringContaining('Nonsense') })
        );
      })
    );
  });
}

const sorted = <T extends { readonly keys: readonly (string | null)[]; readonly periodStart: number }>(
  cells: readonly T[]
): T[] => [...cells].sort((a, b) => (name(a) < name(b) ? -1 : 1));
const name = (cell: { readonly keys: readonly (string | null)[]; readonly periodStart: number }): string =>
  JSON.stringify([cell.periodStart, cell.keys]);
