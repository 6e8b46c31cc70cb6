import { HOUR_MS } from '@smartcloudops/focus';

import type { MetricDelivery, MetricSeries } from '../metric-store.ts';
import { SEPTEMBER } from './fixtures.ts';
import { dice } from './random-bill.ts';
import type { Using } from './warehouse-contract.ts';

const all = { connections: null } as const;
const FAR = SEPTEMBER + 10_000 * HOUR_MS;

const cpu = (known: Partial<MetricSeries> = {}): MetricSeries => ({
  connection: 'c',
  source: 'test',
  namespace: 'machines',
  metricName: 'cpu',
  aggregation: 'average',
  stepMs: HOUR_MS,
  labels: { ResourceId: 'i-1', RegionId: 'r' },
  unit: 'Percent',
  ...known,
});
const delivery = (values: readonly number[], known: Partial<MetricSeries> = {}, hour = 0): MetricDelivery => ({
  series: cpu(known),
  start: SEPTEMBER + hour * HOUR_MS,
  values,
});

export function metricContract(using: Using): void {
  describe('metrics', () => {
    test(
      'gives back what was written, bit by bit, with gaps',
      using(async ({ metrics }) => {
        const odd = [0.1 + 0.2, -0, 1e300, NaN, 5e-324, Infinity, 2 ** 53 + 2, -7];
        await metrics.write([delivery(odd)], 5);
        const [reading] = await metrics.read(all, SEPTEMBER - HOUR_MS, SEPTEMBER + 9 * HOUR_MS);
        expect(reading).toMatchObject({ series: cpu(), start: SEPTEMBER - HOUR_MS, updatedAt: 5 });
        expect([...(reading?.values ?? [])]).toEqual([NaN, ...odd, NaN]);
        expect([reading?.from, reading?.to]).toEqual([SEPTEMBER, SEPTEMBER + 8 * HOUR_MS]);
      })
    );

    test(
      'whole numbers of any size keep their gaps',
      using(async ({ metrics }) => {
        for (const [i, size] of [1, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1].entries())
          await metrics.write([delivery([NaN, 3, NaN, 3 + size, NaN], { labels: { n: String(i) } })], 0);
        const sizes = (await metrics.read(all, SEPTEMBER, FAR)).map(({ values }) => [...values.subarray(0, 5)]);
        expect(sizes.map(([, low = NaN, gap, high = NaN, end]) => [high - low, gap, end])).toEqual(
          [1, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1].map((size) => [size + 3 - 3, NaN, NaN])
        );
      })
    );

    test(
      'a later value replaces, an unknown one does not, and a repeated delivery changes nothing',
      using(async ({ metrics }) => {
        await metrics.write([delivery([1, 2, 3])], 0);
        await metrics.write([delivery([NaN, 20, NaN, 4])], 1);
        const read = async () => [...((await metrics.read(all, SEPTEMBER, SEPTEMBER + 4 * HOUR_MS))[0]?.values ?? [])];
        expect(await read()).toEqual([1, 20, 3, 4]);
        await metrics.write([delivery([NaN, 20, NaN, 4])], 1);
        expect(await read()).toEqual([1, 20, 3, 4]);
      })
    );

    test(
      'any pieces in any order are the series that they make up',
      using(async ({ metrics }) => {
        const next = dice(4);
        const truth = new Float64Array(3000).fill(NaN);
        for (let piece = 0; piece < 40; piece++) {
          const from = next(2900);
          const values = Array.from({ length: 1 + next(piece % 7 === 0 ? 1400 : 60) }, () =>
            next(9) === 0 ? NaN : next(3) === 0 ? next(1000) / 7 : next(1000)
          ).slice(0, 3000 - from);
          await metrics.write([delivery(values, {}, from - 1500)], piece);
          values.forEach((value, i) => {
            if (!Number.isNaN(value)) truth[from + i] = value;
          });
          const [low, high] = [next(2000), 2000 + next(1000)];
          const [reading] = await metrics.read(
            all,
            SEPTEMBER + (low - 1500) * HOUR_MS,
            SEPTEMBER + (high - 1500) * HOUR_MS
          );
          const expected = truth.slice(low, high);
          expect(reading?.values ?? expected.fill(NaN)).toEqual(expected);
        }
      })
    );

    test(
      'series are told apart by each part of their identity, and chosen by it',
      using(async ({ metrics }) => {
        const others: Partial<MetricSeries>[] = [
          { connection: 'd' },
          { source: 'other' },
          { namespace: 'databases' },
          { metricName: 'memory' },
          { aggregation: 'p99' },
          { stepMs: HOUR_MS / 2 },
          { labels: { ResourceId: 'i-2', RegionId: 'r' } },
        ];
        await metrics.write(
          [{}, ...others].map((known, i) => delivery([i], known)),
          0
        );
        // The order of labels is no part of the identity, and the unit is the latest one.
        await metrics.write([delivery([9], { labels: { RegionId: 'r', ResourceId: 'i-1' }, unit: null }, 1)], 0);
        expect(await metrics.list(all)).toHaveLength(8);
        const values = async (selection: object) =>
          (await metrics.read({ ...all, ...selection }, SEPTEMBER, SEPTEMBER + HOUR_MS)).map((one) => one.values[0]);
        expect(await values({ connections: ['d'] })).toEqual([1]);
        expect(await values({ connections: [] })).toEqual([]);
        expect(await values({ namespace: 'databases' })).toEqual([3]);
        expect(await values({ metricName: 'memory' })).toEqual([4]);
        expect(await values({ aggregation: 'p99' })).toEqual([5]);
        expect(await values({ labels: [{ label: 'ResourceId', op: 'in', values: ['i-2'] }] })).toEqual([7]);
        expect(await values({ labels: [{ label: 'ResourceId', op: 'not-in', values: ['i-1'] }] })).toEqual([7]);
        expect(await values({ labels: [{ label: 'Nothing', op: 'in', values: [null] }] })).toHaveLength(8);
        expect(await values({ labels: [{ label: 'Nothing', op: 'in', values: [] }] })).toHaveLength(8);
        const first = (await metrics.list({ ...all, aggregation: 'average' })).find(
          ({ series }) => series.unit === null
        );
        expect(first).toMatchObject({ from: SEPTEMBER, to: SEPTEMBER + 2 * HOUR_MS });
      })
    );

    test(
      'a read names only series with values in the span',
      using(async ({ metrics }) => {
        await metrics.write([delivery([1]), delivery([1], { metricName: 'late' }, 900)], 0);
        expect(await metrics.read(all, SEPTEMBER, SEPTEMBER + HOUR_MS)).toHaveLength(1);
        expect(await metrics.read(all, SEPTEMBER + HOUR_MS, SEPTEMBER + 900 * HOUR_MS)).toEqual([]);
        expect(await metrics.read(all, SEPTEMBER, SEPTEMBER)).toEqual([]);
      })
    );

    test(
      'the data version grows with what changes answers, and with nothing else',
      using(async ({ metrics, costs }) => {
        const bills = await costs.dataVersion();
        const versions = [await metrics.dataVersion()];
        const after = async (change: () => Promise<unknown>) => {
          await change();
          versions.push(await metrics.dataVersion());
        };
        await after(() => metrics.write([delivery([1])], 0));
        await after(() => metrics.write([delivery([NaN]), delivery([])], 0));
        await after(() => metrics.list(all));
        await after(() => metrics.prune(SEPTEMBER));
        await after(() => metrics.prune(FAR));
        const grown = versions.map((version, i) => i > 0 && version > (versions[i - 1] ?? 0));
        expect(grown).toEqual([false, true, false, false, false, true]);
        expect(await costs.dataVersion()).toBe(bills);
      })
    );

    test(
      'pruning keeps everything from the moment on, and drops series that are over',
      using(async ({ metrics }) => {
        await metrics.write(
          [delivery(Array.from({ length: 2000 }, (_, i) => i)), delivery([1], { metricName: 'old' })],
          0
        );
        const before = SEPTEMBER + 1500 * HOUR_MS;
        expect(await metrics.prune(before)).toBe(1);
        const [record] = await metrics.list(all);
        expect(await metrics.list(all)).toHaveLength(1);
        expect(record?.from).toBeGreaterThan(SEPTEMBER);
        expect(record?.from).toBeLessThanOrEqual(before);
        const [kept] = await metrics.read(all, before, SEPTEMBER + 2000 * HOUR_MS);
        expect([...(kept?.values ?? [])]).toEqual(Array.from({ length: 500 }, (_, i) => 1500 + i));
      })
    );

    test(
      'a delivery off the step is refused, and nothing of what came with it is stored',
      using(async ({ metrics }) => {
        const off = { ...delivery([1]), start: SEPTEMBER + 1 };
        await expect(metrics.write([delivery([1]), off], 0)).rejects.toThrow(
          expect.objectContaining({ code: 'WAREHOUSE_BAD_ROW' })
        );
        expect(await metrics.list(all)).toEqual([]);
      })
    );
  });
}
