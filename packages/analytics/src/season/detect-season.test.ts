import { detectSeason, detectSeasons } from './detect-season.ts';
import { calendarSeasons } from './calendar-seasons.ts';

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

test.each([
  [24, 168, 900],
  [7, 365, 1200],
  [48, 336, 1500],
])('finds a season of %i within one of %i', (short, long, n) => {
  const random = noise();
  const y = Array.from(
    { length: n },
    (_, t) =>
      100 + 10 * Math.sin((2 * Math.PI * t) / short) + 8 * Math.cos((2 * Math.PI * t) / long) + 0.01 * t + 3 * random()
  );
  expect(detectSeasons(y)).toEqual([short, long]);
});

test('one season is one season, and none is none', () => {
  expect(detectSeasons(wave(120, 12))).toEqual([12]);
  expect(detectSeasons(Array.from({ length: 400 }, noise()))).toEqual([]);
  expect(detectSeasons([])).toEqual([]);
});

test('the step implies the seasons', () => {
  const [minute, hour, day] = [60, 3600, 86_400];
  expect(calendarSeasons(5 * minute)).toEqual([288, 2016]);
  expect(calendarSeasons(hour)).toEqual([24, 168]);
  expect(calendarSeasons(day)).toEqual([7, 365]);
  expect(calendarSeasons(7 * day)).toEqual([52]);
  expect(calendarSeasons(31 * day)).toEqual([12]);
  expect(calendarSeasons(28 * day)).toEqual([12]);
  expect(calendarSeasons(91 * day)).toEqual([4]);
  expect(calendarSeasons(365 * day)).toEqual([]);
});
