import { yearAgoFactors } from './year-ago.ts';

/** Days with a weekday pattern, and December half as busy again, for so many years. */
const days = (n: number) =>
  Array.from({ length: n }, (_, t) => (100 + (t % 7 > 4 ? -40 : 0)) * (t % 364 >= 320 && t % 364 < 350 ? 1.5 : 1));

test('expects part of what came a year ago, weekdays aside', () => {
  const factors = yearAgoFactors(days(364 + 315), 60);
  expect(Math.max(...factors)).toBeGreaterThan(1.1);
  expect(Math.max(...factors)).toBeLessThan(1.5 ** 0.5);
  expect(factors.indexOf(Math.max(...factors))).toBeGreaterThan(10);
  expect(factors.indexOf(Math.max(...factors))).toBeLessThan(40);
  expect(factors[55]).toBeCloseTo(1, 1);
});

test('says nothing without a year and twelve weeks, and nothing of nothing', () => {
  expect(yearAgoFactors(days(364 + 83), 3)).toEqual([1, 1, 1]);
  expect(yearAgoFactors(new Array<number>(600).fill(0), 2)).toEqual([1, 1]);
});

test('one enormous day a year ago does not repeat', () => {
  const y = days(600).map((v, t) => (t === 600 - 364 + 10 ? 1e6 : v));
  expect(Math.max(...yearAgoFactors(y, 30))).toBeLessThan(1.1);
});
