import fc from 'fast-check';

import { changePoints } from './change-points.ts';
import { pelt } from './pelt.ts';
import type { SegmentCost } from './segment-cost.ts';
import { meanCost, meanVarianceCost } from './segment-cost.ts';

function gaussian(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
const steps = (n: number, of: (t: number) => number) => Array.from({ length: n }, (_, t) => of(t));

/** The least penalised cost, by trying every start for every end. */
function leastCost(n: number, cost: SegmentCost, penalty: number, minSegment: number): number {
  const best = [-penalty];
  for (let t = 1; t <= n; t++) {
    const options = steps(Math.max(0, t - minSegment + 1), (from) => best[from]! + cost(from, t) + penalty);
    best.push(Math.min(Infinity, ...options));
  }
  return best[n]!;
}

test('pruning never loses the optimum', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 12, maxLength: 60 }),
      fc.integer({ min: 1, max: 6 }),
      fc.double({ min: 0, max: 60, noNaN: true }),
      fc.constantFrom('mean', 'mean-variance', 'mbic'),
      (values, minSegment, penalty, kind) => {
        const y = Float64Array.from(values);
        const n = y.length;
        const plain = kind === 'mean-variance' ? meanVarianceCost(y, 0.1) : meanCost(y, 10);
        const cost: SegmentCost = kind === 'mbic' ? (a, b) => plain(a, b) + Math.log(b - a) : plain;
        const pruning = kind === 'mbic' ? -Math.log(n) : 0;
        const edges = [0, ...pelt(n, cost, { penalty, minSegment, pruning }), n];
        const total = edges.slice(1).reduce((sum, to, k) => sum + cost(edges[k]!, to) + penalty, -penalty);
        edges.slice(1).forEach((to, k) => expect(to - edges[k]!).toBeGreaterThanOrEqual(minSegment));
        expect(total).toBeCloseTo(leastCost(n, cost, penalty, minSegment), 6);
      }
    )
  );
});

test('finds levels through season, gaps and outliers', () => {
  const random = gaussian(3);
  const y = steps(210, (t) => (t < 80 ? 100 : t < 150 ? 130 : 90) + (t % 7 < 5 ? 0 : -40) + 5 * random());
  [20, 60, 61, 100, 180].forEach((t) => (y[t] = 900));
  [33, 34, 120].forEach((t) => (y[t] = NaN));
  const found = changePoints(y, { seasonLength: 7 });
  expect(found.map(({ index }) => index)).toEqual([80, 150]);
  expect(found[1]!.before).toBe(found[0]!.after);
});

test('a fixed fee that is raised', () => {
  expect(changePoints(steps(40, (t) => (t < 25 ? 29 : 35)))).toEqual([{ index: 25, before: 29, after: 35 }]);
  expect(changePoints(steps(40, (t) => (t < 25 ? 1e15 : 1e15 + 8)))[0]?.index).toBe(25);
});

test('a change of variance is found where that is asked', () => {
  const random = gaussian(8);
  const y = steps(200, (t) => 50 + (t < 100 ? 1 : 5) * random());
  const [first, ...more] = changePoints(y, { seasonLength: 1, cost: 'mean-variance' });
  expect(more).toEqual([]);
  expect(Math.abs(first!.index - 100)).toBeLessThan(6);
});

test.each([
  [0, 0.05],
  [0.6, 0.2], // the memory itself is estimated
])('without a change one is rarely found, noise remembering %d', (memory, share) => {
  const random = gaussian(12);
  const runs = 200;
  let found = 0;
  for (let run = 0; run < runs; run++) {
    let state = random();
    const y = steps(120, () => (state = memory * state + random()));
    if (changePoints(y, { seasonLength: 1 }).length > 0) found++;
  }
  expect(found / runs).toBeLessThan(share);
});

test('the penalty counts: bic finds what mbic finds and more, a prohibitive one nothing', () => {
  const random = gaussian(21);
  const y = steps(150, (t) => (t < 70 ? 0 : 2) + (t > 120 && t < 130 ? 1.2 : 0) + random());
  const count = (penalty: 'mbic' | 'bic' | number) => changePoints(y, { penalty, seasonLength: 1 }).length;
  expect(count('mbic')).toBeGreaterThanOrEqual(1);
  expect(count('bic')).toBeGreaterThanOrEqual(count('mbic'));
  expect(count(0)).toBeGreaterThan(count('bic'));
  expect(count(1e9)).toBe(0);
});

test.each([
  ['nothing', []],
  ['one value', [3]],
  ['seven values', [1, 1, 1, 9, 9, 9, 9]],
  ['missing values', steps(30, () => NaN)],
  ['a constant', steps(50, () => 0.1 + 0.2)],
])('%s has no change', (_, y) => {
  expect(changePoints(y)).toEqual([]);
});

test('equivariant to scale and shift, input untouched', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: -30, max: 30 }), (seed, exponent) => {
      const random = gaussian(seed);
      const y = Object.freeze(steps(80, (t) => (t < 33 ? 0 : 4) + random()));
      const indices = (values: readonly number[]) =>
        changePoints(values, { seasonLength: 7 }).map(({ index }) => index);
      expect(indices(y.map((v) => v * 2 ** exponent))).toEqual(indices(y));
      expect(indices(y.map((v) => 1024 - v))).toEqual(indices(y));
    }),
    { numRuns: 40 }
  );
});
