import fc from 'fast-check';

import { brierScore } from './brier-score.ts';
import { crossing } from './crossing.ts';
import { exceedance } from './exceedance.ts';
import { logLoss } from './log-loss.ts';
import { rankWarnings } from './rank-warnings.ts';

const paths = [
  [1, 2, 3],
  [1, 5, 1],
  [6, 1, 1],
  [1, 1, 1],
].map((path) => Float64Array.from(path));

test('a limit on each value', () => {
  expect(crossing(paths, 4, { direction: 'above' })).toEqual({
    probability: 3 / 6,
    steps: { median: 2, lower: 1, upper: 2 },
    byStep: [2 / 6, 3 / 6, 3 / 6],
  });
  expect(crossing(paths, 1, { direction: 'below' })).toEqual({
    probability: 1 / 6,
    steps: null,
    byStep: [1 / 6, 1 / 6, 1 / 6],
  });
});

test('a limit on the running sum, from what was spent before', () => {
  const { byStep, steps } = crossing(paths, 7, { direction: 'above', cumulative: true, start: 2 });
  expect(byStep).toEqual([2 / 6, 3 / 6, 4 / 6]);
  expect(steps).toEqual({ median: 2, lower: 1, upper: 3 });
  expect(crossing(paths, 7, { direction: 'above', cumulative: true, start: 8 })).toEqual({
    probability: 1,
    steps: { median: 0, lower: 0, upper: 0 },
    byStep: [1, 1, 1],
  });
});

test('a budget at the end of its period', () => {
  expect(exceedance(paths, 6)).toEqual({ probability: 3 / 6, overrun: 1.5 });
  expect(exceedance(paths, 6, 1)).toEqual({ probability: 4 / 6, overrun: 2 });
  expect(exceedance(paths, 100)).toEqual({ probability: 1 / 6, overrun: 0 });
  // A credit at the end takes back what crossed the budget on the way.
  const credit = [[8, -5]];
  expect(crossing(credit, 5, { direction: 'above', cumulative: true }).probability).toBeGreaterThan(
    exceedance(credit, 5).probability
  );
});

test('nothing known is one half', () => {
  expect(crossing([], 1, { direction: 'above' })).toEqual({ probability: 0.5, steps: null, byStep: [] });
  expect(exceedance([], 1).probability).toBe(0.5);
});

test('paths of different length or with holes are refused by name', () => {
  expect(() => crossing([[1], [1, 2]], 1, { direction: 'above' })).toThrow(
    expect.objectContaining({ code: 'ANALYTICS_SHAPE' })
  );
  expect(() => exceedance([[1, NaN]], 1)).toThrow(expect.objectContaining({ code: 'ANALYTICS_NOT_FINITE' }));
});

const anyPaths = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 30 })).chain(([horizon, n]) =>
  fc.array(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: horizon, maxLength: horizon }), {
    minLength: n,
    maxLength: n,
  })
);
const anyLimit = fc.double({ min: -200, max: 200, noNaN: true });

test('probabilities are inside 0 and 1, never fall over the horizon, fall as the limit rises, and mirror', () => {
  fc.assert(
    fc.property(anyPaths, anyLimit, anyLimit, fc.boolean(), (given, a, b, cumulative) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const lower = crossing(given, low, { direction: 'above', cumulative });
      const higher = crossing(given, high, { direction: 'above', cumulative });
      expect(lower.probability).toBeGreaterThanOrEqual(higher.probability);
      lower.byStep.forEach((p, h) => {
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(p).toBeGreaterThanOrEqual(lower.byStep[h - 1] ?? 0);
        expect(p).toBeGreaterThanOrEqual(higher.byStep[h]!);
      });
      expect(lower.byStep.at(-1)).toBe(lower.probability);
      if (lower.steps) {
        expect(lower.steps.lower).toBeLessThanOrEqual(lower.steps.median);
        expect(lower.steps.median).toBeLessThanOrEqual(lower.steps.upper);
      }
      const mirrored = given.map((path) => path.map((v) => -v));
      expect(crossing(mirrored, -low, { direction: 'below', cumulative })).toEqual(lower);
      expect(crossing([...given].reverse(), low, { direction: 'above', cumulative })).toEqual(lower);
      expect(exceedance(given, low).probability).toBeGreaterThanOrEqual(exceedance(given, high).probability);
      if (cumulative) expect(lower.probability).toBeGreaterThanOrEqual(exceedance(given, low).probability);
    })
  );
});

test('counted probabilities are near those of a random walk, and when they say 30 %, it happens in 30 %', () => {
  let state = 17;
  const uniform = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
  const walk = () => Array.from({ length: 50 }, () => (uniform() < 0.5 ? -1 : 1));
  const sample = Array.from({ length: 2000 }, walk);
  const { probability } = crossing(sample, 9, { direction: 'above', cumulative: true });
  // Reflection: P(max ≥ 10) = P(end ≥ 10) + P(end > 10) = 0.1013 + 0.0595 for 50 fair steps.
  expect(Math.abs(probability - 0.1608)).toBeLessThan(0.03);
  const probabilities = [3, 5, 7, 9, 11].flatMap((limit) => {
    const { probability: p } = crossing(sample, limit, { direction: 'above', cumulative: true });
    return Array.from({ length: 200 }, () => ({ p, limit }));
  });
  const happened = probabilities.map(({ limit }) => {
    let sum = 0;
    return walk().some((v) => (sum += v) > limit);
  });
  const said = probabilities.map(({ p }) => p);
  const rate = happened.filter(Boolean).length / happened.length;
  expect(brierScore(said, happened)).toBeLessThan(
    brierScore(
      said.map(() => rate),
      happened
    )
  );
  expect(logLoss(said, happened)).toBeLessThan(
    logLoss(
      said.map(() => rate),
      happened
    )
  );
  expect(Math.abs(said.reduce((sum, p) => sum + p, 0) / said.length - rate)).toBeLessThan(0.04);
});

test('grades of probabilities', () => {
  expect(brierScore([1, 0, 0.5], [true, false, true])).toBeCloseTo(0.25 / 3, 12);
  expect(logLoss([0.5, 0.5], [true, false])).toBeCloseTo(Math.LN2, 12);
  expect(logLoss([0], [true])).toBeCloseTo(-Math.log(1e-6), 9);
  expect(brierScore([], [])).toBeNaN();
});

test('warnings: likely, dear and near come first', () => {
  const warning = (name: string, probability: number, severity: number, steps: number | null) => ({
    name,
    probability,
    severity,
    steps,
  });
  const items = [
    warning('far', 0.9, 1000, 28),
    warning('unlikely', 0.01, 1000, 0),
    warning('cheap', 0.9, 1, 0),
    warning('near', 0.9, 1000, 7),
    warning('undated', 0.9, 1000, null),
  ];
  expect(rankWarnings(items).map(({ name }) => name)).toEqual(['near', 'undated', 'far', 'unlikely', 'cheap']);
  expect(rankWarnings(items)[0]?.urgency).toBeCloseTo(450, 9);
  expect(rankWarnings(items, 1e9)[0]?.name).toBe('near');
});
