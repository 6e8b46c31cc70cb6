import { DAY_MS } from '@smartcloudops/focus';

import { NOVEMBER, OCTOBER, SEPTEMBER } from './fixtures.ts';
import type { Using } from './warehouse-contract.ts';
import type { ForecastQuestion, ForecastRecord, ForecastSeriesId } from '../forecast-store.ts';

const series = (known: Partial<ForecastSeriesId> = {}): ForecastSeriesId => ({
  ...{ connections: ['b', 'a'], metric: 'BilledCost', groupBy: ['ServiceName'], keys: ['S3'] },
  filters: [{ dimension: 'RegionId', op: 'in', values: ['eu', null] }],
  ...known,
});
const forecast = (known: Partial<ForecastRecord> = {}): ForecastRecord => ({
  ...{ series: series(), model: 'ours', evidence: 'shown', origin: SEPTEMBER, kind: 'day' },
  target: { from: SEPTEMBER + DAY_MS, to: SEPTEMBER + 2 * DAY_MS },
  point: 1.5,
  intervals: [{ level: 0.8, lower: -1e-9, upper: 1e15 }],
  madeAt: SEPTEMBER + 5,
  dataVersion: 3,
  ...known,
});
const monthEnd = (known: Partial<ForecastRecord> = {}) =>
  forecast({ kind: 'month-end', target: { from: SEPTEMBER, to: OCTOBER }, intervals: [], ...known });
const question = (known: Partial<ForecastQuestion> = {}): ForecastQuestion => ({
  ...{ connections: ['a', 'b'], metric: 'BilledCost', groupBy: ['ServiceName'], from: SEPTEMBER, to: NOVEMBER },
  filters: [{ dimension: 'RegionId', op: 'in', values: [null, 'eu', 'eu'] }],
  ...known,
});
/** Written in the one spelling that the store gives back. */
const kept = (record: ForecastRecord): ForecastRecord => ({
  ...record,
  series: {
    ...record.series,
    connections: ['a', 'b'],
    filters: [{ dimension: 'RegionId', op: 'in', values: ['eu', null] }],
  },
});

export function forecastContract(using: Using): void {
  describe('forecasts', () => {
    test(
      'of a series, origin, target, model and evidence the first stays',
      using(async ({ forecasts }) => {
        const first = [forecast(), monthEnd()];
        expect(await forecasts.record(first)).toBe(2);
        expect(await forecasts.record([forecast({ point: 9, madeAt: NOVEMBER }), monthEnd({ point: 9 })])).toBe(0);
        const others: ForecastRecord[] = [
          forecast({ model: 'naive' }),
          forecast({ evidence: 'replayed' }),
          forecast({ origin: SEPTEMBER + DAY_MS }),
          forecast({ target: { from: OCTOBER, to: OCTOBER + DAY_MS } }),
          forecast({ series: series({ keys: [null] }) }),
        ];
        expect(await forecasts.record(others)).toBe(5);
        const found = await forecasts.find(question());
        expect(found).toHaveLength(7);
        expect(found).toEqual(expect.arrayContaining([...first, ...others].map(kept)));
      })
    );

    test(
      'a question finds its own series only, however it is spelled',
      using(async ({ forecasts }) => {
        await forecasts.record([forecast(), monthEnd()]);
        expect(await forecasts.find(question())).toHaveLength(2);
        expect(await forecasts.find(question({ kind: 'day' }))).toEqual([kept(forecast())]);
        expect(await forecasts.find(question({ from: SEPTEMBER + 1 }))).toHaveLength(1);
        expect(await forecasts.find(question({ to: SEPTEMBER + 1 }))).toHaveLength(1);
        for (const other of [
          { connections: ['a'] },
          { connections: ['a', 'b', 'c'] },
          { metric: 'ListCost' as const },
          { filters: [] },
          { groupBy: [] },
        ]) {
          expect(await forecasts.find(question(other))).toEqual([]);
        }
        // A filter without values filters nothing.
        await forecasts.record([forecast({ series: series({ filters: [] }) })]);
        const nothing = { dimension: 'RegionId', op: 'not-in', values: [] } as const;
        expect(await forecasts.find(question({ filters: [nothing] }))).toHaveLength(1);
      })
    );

    test(
      'what was made long ago and what is too much is forgotten, oldest origins first',
      using(async ({ forecasts }) => {
        await forecasts.record([0, 1, 2, 3].map((i) => forecast({ origin: SEPTEMBER + i * DAY_MS })));
        await forecasts.record([monthEnd()]);
        expect(await forecasts.prune({ madeBefore: SEPTEMBER + 5, keep: 10 })).toBe(0);
        expect(await forecasts.prune({ madeBefore: SEPTEMBER, keep: 3 })).toBe(2);
        const origins = (await forecasts.find(question())).map(({ origin }) => (origin - SEPTEMBER) / DAY_MS);
        expect(origins).toEqual([1, 2, 3]);
        expect(await forecasts.prune({ madeBefore: NOVEMBER, keep: 3 })).toBe(3);
        expect(await forecasts.find(question())).toEqual([]);
      })
    );

    test(
      'the version grows when the content changes, and only then',
      using(async ({ forecasts }) => {
        const versions = [await forecasts.version()];
        const note = async () => versions.push(await forecasts.version());
        await forecasts.record([]);
        await note();
        await forecasts.record([forecast()]);
        await note();
        await forecasts.record([forecast({ point: 2 })]);
        await note();
        await forecasts.prune({ madeBefore: NOVEMBER, keep: 1 });
        await note();
        await forecasts.prune({ madeBefore: NOVEMBER, keep: 1 });
        await note();
        const [start = 0] = versions;
        expect(versions.map((version) => version - start)).toEqual([0, 0, 1, 1, 2, 2]);
      })
    );

    test(
      'a batch with a forecast that is none leaves nothing behind',
      using(async ({ forecasts }) => {
        const broken = forecast({ model: 'theirs' as 'ours', origin: OCTOBER });
        await expect(forecasts.record([forecast(), broken])).rejects.toThrow(
          expect.objectContaining({ name: 'WarehouseError' })
        );
        expect(await forecasts.find(question())).toEqual([]);
      })
    );
  });
}
