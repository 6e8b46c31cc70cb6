import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';
import type { MetricDelivery } from '@smartcloudops/warehouse';

import { measured, withMetrics } from '../../test/sqlite-metrics.ts';
import { capacity } from './capacity.ts';
import type { Capacity, CapacityQuery } from './capacity.ts';
import type { TooFewMeasurements } from './metric-question.ts';

const DAYS = 60;
const NOW = Date.UTC(2026, 3, 1);
const START = NOW - DAYS * DAY_MS;
const query: CapacityQuery = {
  connections: null,
  namespace: null,
  metricName: 'cpu',
  aggregation: null,
  labels: [],
  from: START,
  to: NOW,
  asOf: null,
  limit: 100,
  direction: 'above',
  horizonDays: 30,
  topN: 50,
};
const ask = (deliveries: readonly MetricDelivery[], changes: Partial<CapacityQuery> = {}, now = NOW) =>
  withMetrics(deliveries, (metrics) =>
    capacity({ warehouse: { metrics }, clock: () => now }, { ...query, ...changes })
  );
function answered(answer: Capacity | TooFewMeasurements): Capacity {
  if (answer.kind !== 'capacity') throw new Error(`No answer: ${JSON.stringify(answer)}`);
  return answer;
}

const wiggle = (hour: number) => ((hour * 37) % 23) / 23 - 0.5;
/** A disk that fills by `perDay` a day from `level` on, busiest at noon. */
const filling = (id: string, level: number, perDay: number, hours = DAYS * 24) =>
  measured(
    START,
    Array.from(
      { length: hours },
      (_, h) => level + (perDay * h) / 24 + Math.sin((2 * Math.PI * (h % 24)) / 24) + wiggle(h)
    ),
    { id }
  );

test('what fills up is warned of with the days that are left, most urgent first', async () => {
  // At 78 now and 1 a day: 100 in about 21 days, given the daily swing of 1.
  const { series, by } = answered(
    await ask([filling('calm', 30, 0), filling('soon', 18, 1), filling('later', 10, 0.5)])
  );
  expect(by).toBe('days');
  expect(series.map(({ labels }) => labels['ResourceId'])[0]).toBe('soon');
  const [soon] = series;
  expect(soon?.probability).toBeGreaterThan(0.8);
  expect(soon?.days?.median).toBeGreaterThan(17);
  expect(soon?.days?.median).toBeLessThan(25);
  expect(soon?.days?.lower).toBeLessThanOrEqual(soon?.days?.median ?? NaN);
  expect(soon?.days?.upper).toBeGreaterThanOrEqual(soon?.days?.median ?? NaN);
  expect(soon).toMatchObject({ direction: 'rising' });
  expect(soon?.trend).toBeCloseTo(1, 1);
  for (const other of series.slice(1)) {
    expect(other.probability).toBeLessThan(0.05);
    expect(other.urgency).toBeLessThan(soon?.urgency ?? 0);
  }
});

test('a limit below looks at the lowest value, and free space runs out', async () => {
  const free = filling('disk', 70, -1);
  const { series } = answered(await ask([free], { limit: 0, direction: 'below' }));
  expect(series[0]?.probability).toBeGreaterThan(0.8);
  expect(series[0]).toMatchObject({ direction: 'falling' });
  expect(series[0]?.days?.median).toBeGreaterThan(6);
  expect(series[0]?.days?.median).toBeLessThan(13);
});

test('a disk that was extended is not extended again by the forecast, nor does it fall as it once rose', async () => {
  const level = (h: number) => 70 - h / 24 + (h >= 30 * 24 ? 50 : 0) + 0.2 * wiggle(h);
  const disk = measured(
    START,
    Array.from({ length: DAYS * 24 }, (_, h) => level(h))
  );
  // At 60 now, and 1 a day less.
  const ahead = (horizonDays: number) => ask([disk], { limit: 5, direction: 'below', horizonDays });
  expect(answered(await ahead(30)).series[0]?.probability).toBeLessThan(0.1);
  expect(answered(await ahead(90)).series[0]?.probability).toBeGreaterThan(0.8);
});

test('beyond the limit already: certain, and now', async () => {
  const { series } = answered(await ask([filling('full', 110, 0)]));
  expect(series[0]).toMatchObject({ probability: 1, days: { median: 0, lower: 0, upper: 0 }, urgency: 1 });
});

test('three days ahead are looked at by hours', async () => {
  // At 97 now and 1 a day, with a swing of 1: beyond 98.5 around the second noon.
  const { series, by } = answered(await ask([filling('near', 37, 1)], { limit: 98.6, horizonDays: 3 }));
  expect(by).toBe('hours');
  expect(series[0]?.probability).toBeGreaterThan(0.8);
  expect(series[0]?.days?.median).toBeLessThan(2.5);
});

test('a day that has not ended has not shown its worst yet', async () => {
  // Ten hours of today, all calm: as a whole day they would look like a fall.
  const calm = filling('i', 50, 0);
  const today = measured(
    NOW,
    Array.from({ length: 10 }, () => 1),
    { id: 'i' }
  );
  const at = NOW + 10 * HOUR_MS;
  const [without] = answered(await ask([calm], {}, at)).series;
  const [withToday] = answered(await ask([calm, today], {}, at)).series;
  expect(withToday).toEqual({ ...without, current: 1 });
});

test('limits of the answer are said', async () => {
  const answer = answered(
    await ask(
      [...['a', 'b', 'c'].map((id) => filling(id, 50, 0)), filling('young', 50, 0, 70), filling('over', 50, 0, 300)],
      {
        topN: 2,
      }
    )
  );
  expect(answer.series).toHaveLength(2);
  const told = answer.notices.map(({ text }) => text);
  expect(told).toEqual([
    expect.stringMatching(/^1 series ends more than two days before/),
    expect.stringMatching(/^1 series has less than 7 days/),
    expect.stringMatching(/^1 less urgent series are not shown/),
  ]);
});

test('too little is an answer', async () => {
  expect(await ask([])).toEqual({ kind: 'insufficient-history', have: 0, need: 7, unit: 'days' });
  expect(await ask([filling('i', 1, 0, 100)])).toEqual({
    kind: 'insufficient-history',
    have: 4,
    need: 7,
    unit: 'days',
  });
  expect(await ask([measured(NOW - 30 * HOUR_MS, new Array<number>(30).fill(1))], { horizonDays: 1 })).toMatchObject({
    have: 30,
    need: 48,
    unit: 'hours',
  });
});
