import fc from 'fast-check';

import { noise } from '../../../testdata/planted.ts';
import { detectCostAnomalies } from './detect-cost-anomalies.ts';

const normal = noise(3);
/** Forty weeks of a growing bill with quiet weekends. */
const BILL: readonly number[] = Array.from(
  { length: 280 },
  (_, t) => (t % 7 < 5 ? 1000 : 700) * (1 + t / 1400) * (1 + 0.02 * normal())
);

function withAdded(from: number, to: number, added: (day: number) => number): number[] {
  return BILL.map((v, t) => (t >= from && t < to ? v + added(t - from) : v));
}

test('growth and weekends are no news', () => {
  expect(detectCostAnomalies(BILL)).toEqual([]);
});

test('one dear day is a spike worth its excess', () => {
  const events = detectCostAnomalies(withAdded(200, 201, () => 800));
  expect(events).toMatchObject([{ start: 200, end: 201, detectedAt: 200, kind: 'spike' }]);
  expect(Math.abs((events[0]?.impact ?? 0) - 800)).toBeLessThan(100);
  expect(events[0]?.expected).toHaveLength(1);
});

test('a level that stays a fortnight is one event', () => {
  const events = detectCostAnomalies(withAdded(200, 214, () => 400));
  expect(events).toMatchObject([{ start: 200, kind: 'level' }]);
  expect(Math.abs((events[0]?.end ?? 0) - 214)).toBeLessThanOrEqual(1);
  expect(Math.abs((events[0]?.impact ?? 0) - 14 * 400)).toBeLessThan(14 * 60);
});

test('a climb is gradual and dated back before the day it was noticed', () => {
  const events = detectCostAnomalies(withAdded(200, 228, (day) => 25 * (day + 1)));
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ kind: 'gradual' });
  expect(events[0]?.start).toBeLessThan(events[0]?.detectedAt as number);
  expect(events[0]?.impact).toBeGreaterThan(0.8 * 25 * 14 * 29);
});

test('a level that stays for good is told once, then it is the level', () => {
  const events = detectCostAnomalies(withAdded(150, 280, () => 600));
  expect(events).toMatchObject([{ start: 150, end: 206, kind: 'level' }]);
});

test('known charges are neither judged nor learned', () => {
  const known = BILL.map((_, t) => t % 30 === 5);
  const charged = BILL.map((v, t) => (known[t] ? v + 5000 : v));
  const impacts = (options: { known?: boolean[] }) =>
    detectCostAnomalies(charged, options).map(({ impact }) => Math.abs(impact));
  expect(Math.max(0, ...impacts({ known }))).toBeLessThan(200);
  expect(Math.max(...impacts({}))).toBeGreaterThan(4000);
});

test('savings can be left alone, and so can small sums', () => {
  const saved = withAdded(200, 210, () => -400);
  expect(detectCostAnomalies(saved)).toMatchObject([{ start: 200 }]);
  expect(detectCostAnomalies(saved, { direction: 'up' })).toEqual([]);
  expect(detectCostAnomalies(saved, { leastImpact: 10_000 })).toEqual([]);
});

test('what was told is told again, whatever comes later', () => {
  const y = withAdded(200, 203, () => 800);
  const now = detectCostAnomalies(y.slice(0, 220));
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 40 }), (future) => {
      expect(detectCostAnomalies([...y.slice(0, 220), ...future]).slice(0, now.length)).toEqual(now);
    }),
    { numRuns: 20 }
  );
  expect(now).toHaveLength(1);
});

test.each([
  ['nothing', []],
  ['one day', [5]],
  ['zeros', Array.from({ length: 100 }, () => 0)],
  ['a constant', Array.from({ length: 100 }, () => 7)],
  ['missing days only', Array.from({ length: 60 }, () => NaN)],
])('%s is no event', (_, y) => {
  expect(detectCostAnomalies(y)).toEqual([]);
});

test('the first cost after zeros is an event, with a finite impact', () => {
  const events = detectCostAnomalies(Array.from({ length: 100 }, (_, t) => (t < 60 ? 0 : 40)));
  expect(events).toMatchObject([{ start: 60, detectedAt: 60, impact: 1600 }]);
});

test.each([-40, 40])('a bill times 2^%i has the same events', (power) => {
  const y = withAdded(200, 210, () => 300);
  const days = (bill: readonly number[]) =>
    detectCostAnomalies(bill).map(({ start, end, kind, score }) => [start, end, kind, score]);
  expect(days(y.map((v) => v * 2 ** power))).toEqual(days(y));
});

test('missing days within an event cost nothing and the input is left alone', () => {
  const y = Object.freeze(withAdded(200, 210, () => 500).map((v, t) => (t === 204 ? NaN : v)));
  const events = detectCostAnomalies(y);
  expect(events).toMatchObject([{ start: 200 }]);
  expect(Math.abs((events[0]?.impact ?? 0) - 9 * 500)).toBeLessThan(600);
});
