import { detectSeason } from './detect-season.ts';

function noise(): () => number {
  let state = 1;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

function wave(n: number, m: number): number[] {
  const random = noise();
  return Array.from({ length: n }, (_, t) => 50 + 0.2 * t + 10 * Math.sin((2 * Math.PI * t) / m) + 4 * random());
}

test.each([7, 12, 24, 52])('finds a season of %i', (m) => {
  expect(detectSeason(wave(6 * m, m))).toBe(m);
});

test('finds none in a trend, a constant, alternating noise, or too few values', () => {
  expect(detectSeason(Array.from({ length: 100 }, (_, t) => 3 * t))).toBe(1);
  expect(detectSeason(Array.from({ length: 100 }, () => 5))).toBe(1);
  expect(detectSeason(Array.from({ length: 200 }, noise()))).toBe(1);
  expect(detectSeason(wave(12, 7))).toBe(1);
  expect(detectSeason([])).toBe(1);
});

test('a season survives missing values and takes other candidates', () => {
  expect(detectSeason(wave(70, 7).map((v, t) => (t % 10 === 3 ? NaN : v)))).toBe(7);
  expect(detectSeason(wave(100, 10), [10, 20])).toBe(10);
});
