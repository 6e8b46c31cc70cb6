import { DAY_MS } from '@smartcloudops/focus';
import type { ForecastRecord } from '@smartcloudops/warehouse';

import { grade } from './graded.ts';

const ORIGIN = Date.UTC(2026, 2, 2);
const record = (known: Partial<ForecastRecord>): ForecastRecord => ({
  series: { connections: ['a'], metric: 'BilledCost', filters: [], groupBy: [], keys: [] },
  ...{ model: 'ours', evidence: 'shown', origin: ORIGIN, kind: 'day', point: 10, madeAt: 0, dataVersion: 1 },
  ...{ target: { from: ORIGIN, to: ORIGIN + DAY_MS }, intervals: [] },
  ...known,
});

test('a forecast is graded beside the others of the same origin and target', () => {
  const intervals = [
    { level: 0.8, lower: 9, upper: 11 },
    { level: 0.95, lower: 8, upper: 12 },
  ];
  const { graded, waiting } = grade(
    [
      record({ intervals }),
      record({ model: 'naive', point: 15 }),
      record({ model: 'aws', point: 11 }),
      record({ model: 'naive', point: 99, origin: ORIGIN - DAY_MS }),
      record({ kind: 'month-end', target: { from: ORIGIN - DAY_MS, to: ORIGIN + 20 * DAY_MS } }),
    ],
    (_, target) => (target.to === ORIGIN + DAY_MS ? 12 : null)
  );
  expect(waiting).toBe(1);
  expect(graded).toEqual([
    {
      keys: [],
      bucket: expect.objectContaining({ name: 'day 1' }),
      evidence: 'shown',
      target: { from: ORIGIN, to: ORIGIN + DAY_MS },
      ...{ truth: 12, error: -2, naiveError: 3, awsError: -1 },
      intervals: [
        // One outside an 80 % interval of width 2 costs 2 / 0.2 more.
        { level: 0.8, holds: false, score: expect.closeTo(2 + 10 * 1, 9) },
        { level: 0.95, holds: true, score: 4 },
      ],
    },
  ]);
});

test('what was shown in time goes before what was replayed later, and horizons that are not kept are left out', () => {
  const { graded } = grade(
    [
      record({ evidence: 'replayed', point: 1 }),
      record({ point: 2 }),
      record({ target: { from: ORIGIN + 4 * DAY_MS, to: ORIGIN + 5 * DAY_MS } }),
    ],
    () => 0
  );
  expect(graded.map(({ error, evidence }) => [error, evidence])).toEqual([[2, 'shown']]);
});
