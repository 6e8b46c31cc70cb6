import fc from 'fast-check';

import { pairSlopes } from './theil-sen.ts';
import { seasonSeries } from './season-series.ts';
import { trend } from './trend.ts';

function gaussian(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** A weekly season, a slope, and noise that remembers. */
function simulate(n: number, slope: number, memory: number, random: () => number): number[] {
  let state = random() / Math.sqrt(1 - memory ** 2);
  return Array.from({ length: n }, (_, t) => {
    const v = 50 + slope * t + 5 * (t % 7) + state;
    state = memory * state + random();
    return v;
  });
}

test('finds slope and growth through season, gaps and outliers', () => {
  const random = gaussian(1);
  const y = Array.from({ length: 140 }, (_, t) => 1.01 ** (t / 7) * (100 + 20 * (t % 7)) * Math.exp(0.01 * random()));
  y[50] = 1e6;
  y[60] = NaN;
  y[61] = Infinity;
  const { growth, direction, slope, lower, upper, tau } = trend(y, { seasonLength: 7 });
  expect(direction).toBe('rising');
  expect(growth!.point).toBeCloseTo(0.01, 3);
  expect(growth!.lower).toBeGreaterThan(0.008);
  expect(growth!.upper).toBeLessThan(0.012);
  expect(lower).toBeLessThan(slope);
  expect(upper).toBeGreaterThan(slope);
  expect(tau).toBeGreaterThan(0.8);
  expect(trend(y, { seasonLength: 7, period: 70 }).growth!.point).toBeCloseTo(1.01 ** 10 - 1, 2);
});

test.each([0, 0.6])('without a trend, 5 % are believed to have one, noise remembering %d; intervals hold', (memory) => {
  const random = gaussian(5);
  let [found, held] = [0, 0];
  const runs = 200;
  for (let run = 0; run < runs; run++) {
    const { direction, lower, upper } = trend(simulate(120, 0, memory, random), { seasonLength: 7 });
    if (direction !== 'none') found++;
    if (lower <= 0 && 0 <= upper) held++;
  }
  expect(found / runs).toBeLessThan(0.1);
  expect(held / runs).toBeGreaterThan(0.9);
});

test('a slope of a third of the noise over a quarter year is found', () => {
  const random = gaussian(9);
  for (let run = 0; run < 20; run++) {
    const answer = trend(simulate(91, -0.03, 0.3, random), { seasonLength: 7 });
    expect(answer.direction).toBe(answer.pValue <= 0.05 ? 'falling' : 'none');
    expect(Math.abs(answer.slope + 0.03)).toBeLessThan(0.03);
  }
});

test.each([
  ['nothing', []],
  ['one value', [3]],
  ['two values', [3, 4]],
  ['missing values only', [NaN, NaN, NaN]],
  ['a constant', new Array<number>(50).fill(7)],
  ['zeros', new Array<number>(50).fill(0)],
  ['an alternation', Array.from({ length: 60 }, (_, t) => t % 2)],
])('%s has no direction, and its answer is finite', (_, y) => {
  for (const seasonLength of [1, 7, 100]) {
    const { direction, growth, pValue, ...numbers } = trend(y, { seasonLength });
    expect(direction).toBe('none');
    expect(pValue).toBeGreaterThan(0.05);
    expect([...Object.values(numbers), ...Object.values(growth ?? {})].every(Number.isFinite)).toBe(true);
  }
});

test('zeros and negative values have linear growth relative to the median', () => {
  const y = Array.from({ length: 41 }, (_, t) => t - 10);
  expect(trend(y, { seasonLength: 1 }).growth!.point).toBeCloseTo(0.1, 12);
});

const anySeries = fc.array(
  fc.integer({ min: -1e6, max: 1e6 }).map((v) => v / 1000),
  { minLength: 3, maxLength: 40 }
);

test('equivariant to scale, shift and turning; whatever the input: ordered, untouched', () => {
  fc.assert(
    fc.property(anySeries, fc.integer({ min: -20, max: 20 }), fc.constantFrom(1, 4), (y, exponent, seasonLength) => {
      const before = [...y];
      const plain = trend(y, { seasonLength });
      expect(y).toEqual(before);
      expect(plain.lower).toBeLessThanOrEqual(plain.slope);
      expect(plain.upper).toBeGreaterThanOrEqual(plain.slope);
      const scaled = trend(
        y.map((v) => v * 2 ** exponent),
        { seasonLength }
      );
      expect(scaled.slope).toBeCloseTo(plain.slope * 2 ** exponent, 9);
      expect(scaled.pValue).toBe(plain.pValue);
      const turned = trend(
        y.map((v) => -v),
        { seasonLength }
      );
      expect(turned.slope).toBeCloseTo(-plain.slope, 9);
      expect(turned.tau).toBeCloseTo(-plain.tau, 12);
    })
  );
});

test('slopes that are counted are those that would be listed, ties included', () => {
  const random = gaussian(2);
  for (const digits of [0, 12]) {
    const y = Array.from({ length: 600 }, (_, t) => Number((0.01 * t + 3 * random()).toFixed(digits)));
    const all = y.flatMap((v, j) => y.slice(0, j).map((w, i) => (v - w) / (j - i))).sort((a, b) => a - b);
    const { pairs, at } = pairSlopes(seasonSeries(y, 1));
    expect(pairs).toBe(all.length);
    for (const share of [0, 0.01, 0.25, 0.4, 0.5, 0.51, 0.75, 1]) {
      const k = Math.floor(share * (pairs - 1));
      expect(at(k)).toBeCloseTo(all[k]!, 12);
    }
  }
});
