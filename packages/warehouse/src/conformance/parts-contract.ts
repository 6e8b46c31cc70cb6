import { DAY_MS, periodStart } from '@smartcloudops/focus';
import fc from 'fast-check';

import { NOVEMBER, OCTOBER, SEPTEMBER, charge, delivery, money, question } from './fixtures.ts';
import { BILL_START, randomRows } from './random-bill.ts';
import type { Using } from './warehouse-contract.ts';
import type { LoadManifest } from '../cost-store.ts';

const ALL_OF_IT = { from: 0, to: Date.UTC(2100, 0, 1) };
const PARTS = ['2024-09', '2024-10', '2024-11'] as const;
const span = { from: BILL_START, to: BILL_START + 60 * DAY_MS };
const AUGUST = Date.UTC(2024, 7, 1);

const part = (name: string, loadedAt: number, known: Partial<LoadManifest> = {}) =>
  delivery({ connection: 'c', source: 'data-export', part: name, restates: ALL_OF_IT, loadedAt, ...known });

const whole = question({ from: 0, to: ALL_OF_IT.to });

export function partsContract(using: Using): void {
  describe('a bill that comes in parts', () => {
    test(
      'a part takes over the same part alone, also where its charges lie in the month of another',
      using(async ({ costs }) => {
        const fee = charge(OCTOBER, '5');
        await costs.load(part('2024-09', 1), [[charge(SEPTEMBER, '1'), fee]]);
        await costs.load(part('2024-10', 2), [[charge(OCTOBER, '10')]]);
        const amount = async (asOf: number | null = null) =>
          (await costs.aggregate({ ...whole, asOf })).cells[0]?.amount;
        expect(await amount()).toBe(money('16'));
        await costs.load(part('2024-09', 3), [[charge(SEPTEMBER, '2'), fee]]);
        expect(await amount()).toBe(money('17'));
        expect(await amount(2)).toBe(money('16'));
        expect((await costs.loads(['c'])).map(({ closedAt }) => closedAt)).toEqual([3, null, null]);
        const october = question({ from: OCTOBER, to: NOVEMBER, grain: 'month' });
        expect((await costs.aggregate(october)).cells).toMatchObject([{ amount: money('15'), charges: 2 }]);
        await costs.load(part('2024-09', 4), []);
        expect(await amount()).toBe(money('10'));
      })
    );

    test(
      'a part that arrives late does not undo the newer one',
      using(async ({ costs }) => {
        await costs.load(part('2024-09', 5), [[charge(SEPTEMBER, '2')]]);
        await costs.load(part('2024-09', 4), [[charge(SEPTEMBER, '1')]]);
        expect((await costs.aggregate(whole)).cells).toMatchObject([{ amount: money('2') }]);
      })
    );

    test(
      'the same content is another load in another part, and the same in the same',
      using(async ({ costs }) => {
        const rows = [charge(SEPTEMBER, '1')];
        expect(await costs.load(part('2024-09', 1), [rows])).toMatchObject({ kind: 'loaded' });
        expect(await costs.load(part('2024-10', 1), [rows])).toMatchObject({ kind: 'loaded' });
        expect(await costs.load(part('2024-09', 2), [rows])).toMatchObject({ kind: 'unchanged' });
        expect(await costs.load(part('', 2), [rows])).toMatchObject({ kind: 'loaded' });
      })
    );

    test(
      'a bill that is collected comes before the files of the same days',
      using(async ({ costs }) => {
        await costs.load(part('2024-09', 1), [[charge(SEPTEMBER, '2')]]);
        for (const source of ['cur-file', 'focus-file'])
          await costs.load(delivery({ connection: 'c', source }), [
            [charge(SEPTEMBER, '3'), charge(SEPTEMBER + DAY_MS, '7')],
          ]);
        expect((await costs.aggregate(whole)).cells).toMatchObject([{ amount: money(String(2 + 7 + 7)) }]);
      })
    );

    test('whatever parts are delivered in whatever order, the newest of each counts, at any moment', () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ name: fc.constantFrom(...PARTS), at: fc.integer({ min: 1, max: 9 }) }), {
            maxLength: 6,
          }),
          fc.integer(),
          (deliveries, seed) =>
            using(async ({ costs }) => {
              const made = deliveries.map(({ name, at }, i) => ({ name, at, rows: randomRows(seed + i, 20, span) }));
              for (const { name, at, rows } of made) await costs.load(part(name, at), [rows]);
              for (const asOf of [5, null]) {
                const known = made.filter(({ at }) => asOf === null || at <= asOf);
                const newest = PARTS.flatMap((name) =>
                  known
                    .filter((one) => one.name === name)
                    .reduce<typeof known>((best, one) => (best[0] && best[0].at > one.at ? best : [one]), [])
                );
                const rows = newest.flatMap((one) => one.rows);
                for (const grain of ['day', 'month', 'total'] as const) {
                  const expected = new Map<number, bigint>();
                  for (const { ChargePeriodStart: start, BilledCost } of rows) {
                    const period = grain === 'total' ? 0 : periodStart(start, grain);
                    expected.set(period, (expected.get(period) ?? 0n) + BilledCost);
                  }
                  const { cells } = await costs.aggregate({ ...whole, groupBy: ['BillingCurrency'], grain, asOf });
                  const found = new Map<number, bigint>();
                  for (const { periodStart: period, amount } of cells)
                    found.set(period, (found.get(period) ?? 0n) + amount);
                  expect(found).toEqual(expected);
                }
              }
            })()
        ),
        { numRuns: 15 }
      ));

    test(
      'a part answers for its own month: a charge dated long ago hides nothing of what others know',
      using(async ({ costs }) => {
        const days = (from: number, count: number, amount: string) =>
          Array.from({ length: count }, (_, i) => charge(from + i * DAY_MS, amount, { ServiceName: 'S3' }));
        const summary = { connection: 'c', source: 'cost-explorer', dimensions: ['ServiceName'] as const };
        await costs.load(delivery(summary), [[...days(AUGUST, 31, '1'), ...days(SEPTEMBER, 30, '1')]]);
        await costs.load(part('2024-09', 2), [
          [charge(AUGUST, '-3', { ServiceName: 'S3' }), ...days(SEPTEMBER, 30, '2')],
        ]);
        expect((await costs.aggregate({ ...whole, grain: 'month' })).cells.map(({ amount }) => amount)).toEqual([
          money(String(31 - 3)),
          money(String(30 * 2)),
        ]);
      })
    );
  });
}
