import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';
import type { MetricDelivery } from '@smartcloudops/warehouse';

import { measured, withMetrics } from '../../test/sqlite-metrics.ts';
import { metricHistory } from './metric-history.ts';
import type { MetricHistoryQuery } from './metric-history.ts';

const START = Date.UTC(2026, 2, 1);
const query: MetricHistoryQuery = {
  connections: null,
  namespace: null,
  metricName: 'cpu',
  aggregation: null,
  labels: [],
  from: START,
  to: START + 2 * DAY_MS,
  asOf: null,
  grain: 'step',
  topN: 50,
};
const ask = (deliveries: readonly MetricDelivery[], changes: Partial<MetricHistoryQuery> = {}) =>
  withMetrics(deliveries, (metrics) =>
    metricHistory({ warehouse: { metrics }, clock: () => START + 10 * DAY_MS }, { ...query, ...changes })
  );
const hours = (count: number, value: (hour: number) => number) => Array.from({ length: count }, (_, i) => value(i));

test('series on one axis, highest mean first, unknown is null and edges that nobody knows are left out', async () => {
  const { times, series, ...rest } = await ask([
    measured(START + 3 * HOUR_MS, [1, NaN, 3], { id: 'low' }),
    measured(START + 4 * HOUR_MS, [10, 20, 30], { id: 'high' }),
  ]);
  expect(times).toEqual([3, 4, 5, 6].map((hour) => START + hour * HOUR_MS));
  expect(series).toEqual([
    { labels: { RegionId: 'r', ResourceId: 'high' }, values: [null, 10, 20, 30] },
    { labels: { RegionId: 'r', ResourceId: 'low' }, values: [1, null, 3, null] },
  ]);
  expect(rest).toMatchObject({ aggregation: 'average', unit: 'Percent', stepMs: HOUR_MS, notices: [] });
  expect(rest.coverage).toEqual({
    from: START + 3 * HOUR_MS,
    to: START + 7 * HOUR_MS,
    loadedAt: 1,
    sources: ['test'],
    loadedBySource: { test: 1 },
  });
});

test.each([
  ['average', 5.5],
  ['sum', 132],
  ['maximum', 11],
  ['minimum', 0],
  ['p99', 11],
] as const)('a day is made of its hours as the aggregation says: %s', async (aggregation, first) => {
  const values = hours(48, (hour) => (hour < 24 ? Math.floor(hour / 2) : 7));
  const { times, series } = await ask([measured(START, values, { aggregation })], { grain: 'day', aggregation });
  expect(times).toEqual([START, START + DAY_MS]);
  expect(series[0]?.values).toEqual([first, aggregation === 'sum' ? 168 : 7]);
});

test('a day that the range cuts is whole all the same, and finer steps are brought to the coarsest', async () => {
  const fine = hours(96, (i) => i % 2);
  const deliveries = [
    measured(START, fine, { id: 'fine', stepMs: HOUR_MS / 2 }),
    measured(
      START,
      hours(48, () => 1)
    ),
  ];
  const day = await ask(deliveries, { grain: 'day', from: START + 5 * HOUR_MS });
  expect(day.times[0]).toBe(START);
  const step = await ask(deliveries);
  expect(step.stepMs).toBe(HOUR_MS);
  expect(step.series.map(({ values }) => values[0])).toEqual([1, 0.5]);
});

test('what is not shown is said, and the same thing measured twice is told apart', async () => {
  const many = ['a', 'b', 'c'].map((id, i) => measured(START, [i], { id }));
  const { series, notices } = await ask(many, { topN: 1 });
  expect(series).toMatchObject([{ labels: { ResourceId: 'c' } }]);
  expect(notices).toMatchObject([{ severity: 'info', text: expect.stringMatching(/^1 of 3 series are shown/) }]);
  const twice = await ask([measured(START, [1]), measured(START, [2], { connection: 'd' })]);
  expect(twice.series.map(({ labels }) => labels['connection'])).toEqual(['d', 'c']);
});

test('filters, connections and moments of the past', async () => {
  const deliveries = [
    measured(
      START,
      hours(48, (i) => i)
    ),
    measured(START, [7], { id: 'i-2', connection: 'd' }),
  ];
  const filtered = await ask(deliveries, { labels: [{ label: 'ResourceId', op: 'not-in', values: ['i-1'] }] });
  expect(filtered.series).toMatchObject([{ values: [7] }]);
  expect((await ask(deliveries, { connections: ['d'] })).series).toHaveLength(1);
  const past = await ask(deliveries, { connections: ['c'], asOf: START + 3 * HOUR_MS });
  expect(past.series[0]?.values).toEqual([0, 1, 2]);
});

test('what is not measured is an answer that says so', async () => {
  const nothing = await ask([measured(START, [1])], { metricName: 'memory' });
  expect(nothing).toMatchObject({ aggregation: null, times: [], series: [] });
  expect(nothing.notices[0]?.text).toContain('No measurements of "memory"');
  const other = await ask([measured(START, [1])], { aggregation: 'p99' });
  expect(other.notices[0]?.text).toBe('Of "cpu" no p99 is collected, but: average.');
});
