import { DAY_MS } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';

import { NOVEMBER, OCTOBER, SEPTEMBER, charge, delivery, money, question } from './fixtures.ts';
import type { Using } from './warehouse-contract.ts';
import type { Aggregate } from '../cost-store.ts';

const summary = (known = {}) =>
  delivery({ connection: 'c', source: 'cost-explorer', dimensions: ['ServiceName', 'SubAccountId'], ...known });
const detail = (known = {}) => delivery({ connection: 'c', source: 'data-export', ...known });

const days = (from: number, count: number, amount: string, known: Partial<FocusRow> = {}): FocusRow[] =>
  Array.from({ length: count }, (_, i) => charge(from + i * DAY_MS, amount, known));

const total = ({ cells }: Aggregate) => cells.reduce((sum, { amount }) => sum + amount, 0n);

export function rivalsContract(using: Using): void {
  describe('the same money from several sources of a connection', () => {
    test(
      'is told once, by the source that knows most of it, and by the next where that has nothing',
      using(async ({ costs }) => {
        await costs.load(summary(), [days(SEPTEMBER, 61, '1', { ServiceName: 'S3' })]);
        await costs.load(detail(), [days(OCTOBER, 10, '2', { ServiceName: 'S3' })]);
        const answer = await costs.aggregate(question());
        expect(total(answer)).toBe(money(String(30 * 1 + 10 * 2 + 21 * 1)));
        expect(answer.coverage).toEqual({
          ...{ from: SEPTEMBER, to: NOVEMBER, loadedAt: OCTOBER, sources: ['cost-explorer', 'data-export'] },
          loadedBySource: { 'cost-explorer': OCTOBER, 'data-export': OCTOBER },
        });
        const byDay = await costs.aggregate(question({ grain: 'day', groupBy: ['ServiceName'] }));
        expect(byDay.cells.map(({ charges }) => charges)).toEqual(Array.from({ length: 61 }, () => 1));
        // Whatever part is asked for, a day is answered by the same source.
        for (const [day, amount] of [
          [SEPTEMBER + 29 * DAY_MS, '1'],
          [OCTOBER, '2'],
          [OCTOBER + 9 * DAY_MS, '2'],
          [OCTOBER + 10 * DAY_MS, '1'],
        ] as const) {
          expect(total(await costs.aggregate(question({ from: day, to: day + DAY_MS })))).toBe(money(amount));
        }
      })
    );

    test(
      'whole months answer by month and in total, and say nothing of days',
      using(async ({ costs }) => {
        const months = { ...summary(), source: 'cost-explorer-monthly', restates: { from: SEPTEMBER, to: OCTOBER } };
        await costs.load(months, [[charge(SEPTEMBER, '30', { ServiceName: 'S3', ChargePeriodEnd: OCTOBER })]]);
        expect((await costs.aggregate(question({ grain: 'day' }))).cells).toEqual([]);
        expect((await costs.aggregate(question())).coverage).toMatchObject({ from: SEPTEMBER, to: OCTOBER });
        await costs.load({ ...summary(), restates: { from: OCTOBER, to: NOVEMBER } }, [days(OCTOBER, 31, '2')]);
        expect(total(await costs.aggregate(question()))).toBe(money(String(30 + 31 * 2)));
        expect((await costs.aggregate(question({ grain: 'month' }))).cells.map(({ amount }) => amount)).toEqual([
          money('30'),
          money('62'),
        ]);
        expect(await costs.aggregate(question({ grain: 'day' }))).toMatchObject({
          coverage: { from: OCTOBER, sources: ['cost-explorer'] },
        });
      })
    );

    test(
      'a column that only one of them has is answered by that one, as far as it goes',
      using(async ({ costs }) => {
        await costs.load(summary(), [days(SEPTEMBER, 61, '1')]);
        await costs.load(detail(), [days(OCTOBER, 10, '2', { ResourceId: 'i-1' })]);
        expect(await costs.aggregate(question({ groupBy: ['ResourceId'] }))).toMatchObject({
          cells: [{ keys: ['i-1'], amount: money('20') }],
          coverage: { from: OCTOBER, sources: ['data-export'] },
        });
        await expect(costs.aggregate(question({ groupBy: ['ResourceId'], to: OCTOBER }))).rejects.toMatchObject({
          code: 'WAREHOUSE_NO_SUCH_CUT',
        });
        const values = {
          connections: null,
          dimension: 'ResourceId',
          from: SEPTEMBER,
          to: NOVEMBER,
          limit: 10,
        } as const;
        expect(await costs.dimensionValues(values)).toEqual(['i-1']);
      })
    );

    test(
      'of two that deliver cuts, the one with more dimensions answers',
      using(async ({ costs }) => {
        await costs.load(summary({ source: 'counter', dimensions: ['ServiceName'] }), [days(SEPTEMBER, 5, '3')]);
        await costs.load(summary(), [days(SEPTEMBER, 4, '1')]);
        expect(total(await costs.aggregate(question()))).toBe(money('7'));
      })
    );

    test(
      'each can be asked by itself, to be compared',
      using(async ({ costs }) => {
        await costs.load(summary(), [days(SEPTEMBER, 3, '1')]);
        await costs.load(detail(), [days(SEPTEMBER, 3, '2')]);
        expect(total(await costs.aggregate(question({ source: 'cost-explorer' })))).toBe(money('3'));
        expect(total(await costs.aggregate(question({ source: 'data-export' })))).toBe(money('6'));
        expect((await costs.aggregate(question({ source: 'nothing' }))).cells).toEqual([]);
      })
    );

    test(
      'hours and months agree on who answers, and what was known is what was answered from',
      using(async ({ costs }) => {
        const hour = 3_600_000;
        await costs.load(summary({ loadedAt: OCTOBER }), [days(SEPTEMBER, 30, '24')]);
        const hourly = Array.from({ length: 48 }, (_, i) => charge(SEPTEMBER + i * hour, '2'));
        await costs.load(detail({ loadedAt: OCTOBER + 1 }), [hourly]);
        for (const grain of ['total', 'month', 'day', 'hour'] as const) {
          expect(total(await costs.aggregate(question({ grain })))).toBe(money(String(48 * 2 + 28 * 24)));
          expect(total(await costs.aggregate(question({ grain, asOf: OCTOBER })))).toBe(money(String(30 * 24)));
        }
      })
    );

    test(
      'files are parts of one bill and add up, but not to what is collected',
      using(async ({ costs }) => {
        await costs.load(delivery({ connection: 'c' }), [days(SEPTEMBER, 1, '1')]);
        await costs.load(delivery({ connection: 'c', source: 'cur-file' }), [days(SEPTEMBER, 1, '2')]);
        await costs.load(summary(), [days(SEPTEMBER, 2, '9')]);
        expect(total(await costs.aggregate(question()))).toBe(money('12'));
        await costs.load(summary({ connection: 'd' }), [days(SEPTEMBER, 1, '100')]);
        expect(total(await costs.aggregate(question()))).toBe(money('112'));
      })
    );
  });
}
