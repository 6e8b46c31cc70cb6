import { predict } from './index.ts';

function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32 - 0.5;
  };
}
/** A walk about a weekly wave: its errors go on from step to step. */
function walk(n: number, seed: number, persistence = 0.9): number[] {
  const random = noise(seed);
  let level = 0;
  return Array.from({ length: n }, (_, t) => {
    level = persistence * level + 8 * random();
    return 500 + level + 20 * Math.sin((2 * Math.PI * t) / 7);
  });
}
const options = { horizon: 20, seasonLength: 7 };
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const share = (values: readonly number[], below: number) => values.filter((v) => v <= below).length / values.length;

test.each([0, 0.9])(
  'the steps of sample paths are distributed as the intervals say (persistence %d)',
  (persistence) => {
    const { paths, intervals, point } = predict(walk(90, 2, persistence), options);
    const sampled = paths(3000);
    for (const h of [0, 7, 19]) {
      const values = sampled.map((path) => path[h] as number);
      expect(share(values, point[h] as number)).toBeCloseTo(0.5, 1);
      for (const { level, lower, upper } of intervals) {
        expect(Math.abs(share(values, lower[h] as number) - (1 - level) / 2)).toBeLessThan(0.02);
        expect(Math.abs(share(values, upper[h] as number) - (1 + level) / 2)).toBeLessThan(0.02);
      }
    }
  }
);

test.each([0, 0.5, 0.9, 1])('sums of sample paths are about as wide as sum() says (persistence %d)', (persistence) => {
  const ratios: number[] = [];
  for (let seed = 1; seed <= 8; seed++) {
    const { paths, sum } = predict(walk(100, seed, persistence), options);
    const sampled = paths(1000);
    for (const [from, to] of [
      [0, 20],
      [0, 7],
      [10, 20],
    ] as const) {
      const values = sorted(sampled.map((path) => path.slice(from, to).reduce((total, v) => total + v, 0)));
      const { quantile } = sum(from, to);
      const width = (values[900] as number) - (values[100] as number);
      ratios.push(Math.log(width / (quantile(0.9) - quantile(0.1))));
    }
  }
  const mean = ratios.reduce((total, v) => total + v, 0) / ratios.length;
  expect(Math.abs(mean)).toBeLessThan(0.15);
  expect(sorted(ratios.map(Math.abs))[Math.floor(0.9 * ratios.length)]).toBeLessThan(0.35);
});

test('paths are repeatable, differ by seed, and are the first of a longer list', () => {
  const { paths } = predict(walk(60, 3), options);
  expect(paths(5)).toEqual(paths(5));
  expect(paths(9, 4).slice(0, 5)).toEqual(paths(5, 4));
  expect(paths(5, 2)).not.toEqual(paths(5, 3));
  expect(paths(0)).toEqual([]);
});

test('money stays money in every path', () => {
  const random = noise(5);
  const y = Array.from({ length: 80 }, () => Math.max(0, 3 * random()));
  const { paths, sum } = predict(y, { horizon: 10, seasonLength: 1 });
  expect(Math.min(...paths(500).flatMap((path) => [...path]))).toBe(0);
  expect(sum().quantile(0)).toBeGreaterThanOrEqual(0);
  expect(sum().probabilityAbove(-1)).toBe(1);
});

test('quantiles and probabilities of a sum are one distribution, and its intervals are cut from it', () => {
  const { sum } = predict(walk(90, 4), { ...options, level: [0.5, 0.8, 0.95] });
  for (const { point, intervals, quantile, probabilityAbove } of [sum(), sum(3, 9), sum(5, 6)]) {
    expect(quantile(0.5)).toBe(point);
    for (const { level, lower, upper } of intervals) {
      expect(quantile((1 + level) / 2)).toBeCloseTo(upper, 9);
      expect(quantile((1 - level) / 2)).toBeCloseTo(lower, 9);
      expect(probabilityAbove(upper)).toBeCloseTo((1 - level) / 2, 6);
      expect(probabilityAbove(lower)).toBeCloseTo((1 + level) / 2, 6);
    }
    const levels = Array.from({ length: 101 }, (_, i) => i / 100);
    const values = levels.map(quantile);
    expect(values).toEqual(sorted(values));
    levels.slice(1, -1).forEach((p) => expect(probabilityAbove(quantile(p))).toBeCloseTo(1 - p, 6));
    expect(probabilityAbove(1e9)).toBe(0);
  }
});

test('one step of a sum is that step', () => {
  const { sum, point, intervals } = predict(walk(90, 6), options);
  const one = sum(4, 5);
  expect(one.point).toBe(point[4]);
  expect(one.intervals[0]?.upper).toBe(intervals[0]?.upper[4]);
});

test('a known step ahead moves everything from its date on', () => {
  const y = walk(90, 7);
  const plain = predict(y, options);
  const stepped = predict(y, { ...options, steps: [{ at: 5, change: 100, kind: 'level' }] });
  const added = (h: number) => (h >= 5 ? 100 : 0);
  plain.point.forEach((v, h) => expect(stepped.point[h]).toBeCloseTo(v + added(h), 9));
  plain.intervals[1]?.lower.forEach((v, h) => expect(stepped.intervals[1]?.lower[h]).toBeCloseTo(v + added(h), 9));
  expect(stepped.sum(0, 7).point).toBeCloseTo(plain.sum(0, 7).point + 200, 9);
  expect(stepped.sum(0, 7).quantile(0.9)).toBeCloseTo(plain.sum(0, 7).quantile(0.9) + 200, 9);
  expect(stepped.paths(3)[2]?.[9]).toBeCloseTo((plain.paths(3)[2]?.[9] ?? NaN) + 100, 9);
});

test('a step to nothing leaves nothing, not less', () => {
  const { point, sum } = predict(walk(90, 7), { ...options, steps: [{ at: 0, change: -1e6, kind: 'level' }] });
  expect(point).toEqual(new Array(20).fill(0));
  expect(sum().probabilityAbove(0)).toBe(0);
});

test('a known step in the past is not taken for a trend or for noise', () => {
  const y = walk(90, 8);
  const cliff = y.map((v, t) => (t >= 84 ? v + 300 : v));
  const known = predict(cliff, { ...options, steps: [{ at: -6, change: 300, kind: 'level' }] });
  const plain = predict(y, options);
  // The same series on a higher level: the ratio members see it a little differently.
  plain.point.forEach((v, h) => expect(Math.abs((known.point[h] ?? NaN) - v - 300)).toBeLessThan(15));
});

test('backtest errors name their origin and are in the units of the caller', () => {
  const y = [NaN, NaN, ...walk(90, 9).map((v) => 1e6 * v)];
  const { errors } = predict(y, options);
  expect(errors.length).toBeGreaterThan(3);
  expect(errors[0]?.origin).toBe(92 - 20);
  errors.forEach(({ origin, errors: own }) => {
    expect(origin + own.length).toBeLessThanOrEqual(92);
    own.forEach((error) => expect(Math.abs(error)).toBeLessThan(60e6));
  });
  expect(Math.max(...errors.flatMap(({ errors: own }) => own.map(Math.abs)))).toBeGreaterThan(1e6);
  expect(predict([3, 5], { horizon: 2 }).errors).toEqual([{ origin: 1, errors: [2] }]);
  expect(predict([], { horizon: 2 }).errors).toEqual([]);
});
