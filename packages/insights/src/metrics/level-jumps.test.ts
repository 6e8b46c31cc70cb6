import { levelJumps } from './level-jumps.ts';

const days = (count: number, value: (day: number) => number) => Array.from({ length: count }, (_, i) => value(i));
const noise = (i: number) => ((i * 37) % 23) / 23 - 0.5;

test('a disk that was extended once, and one that fills and is extended again and again', () => {
  expect(
    levelJumps(
      days(60, (i) => 100 - i + (i >= 40 ? 60 : 0) + 0.2 * noise(i)),
      7
    )
  ).toEqual([{ at: -20, change: expect.closeTo(60, 0), kind: 'level' }]);
  expect(
    levelJumps(
      days(60, (i) => 100 - (i % 25)),
      7
    ).map(({ at }) => at)
  ).toEqual([-35, -10]);
});

test('what changed yesterday is not known to last, a day of trouble does not, and a weekend is none', () => {
  expect(
    levelJumps(
      days(60, (i) => (i % 7 >= 5 ? 20 : 80) + noise(i)),
      7
    )
  ).toEqual([]);
  expect(
    levelJumps(
      days(60, (i) => (i === 30 ? 300 : 80) + noise(i)),
      7
    )
  ).toEqual([]);
  expect(
    levelJumps(
      days(60, (i) => i + 3 * noise(i)),
      7
    )
  ).toEqual([]);
  expect(
    levelJumps(
      days(60, () => 5),
      7
    )
  ).toEqual([]);
  expect(
    levelJumps(
      days(10, (i) => (i > 4 ? 100 : 0)),
      7
    )
  ).toEqual([]);
  expect(levelJumps([], 7)).toEqual([]);
});

test('gaps are no jumps', () => {
  expect(
    levelJumps(
      days(60, (i) => (i === 20 ? NaN : 50 + noise(i))),
      7
    )
  ).toEqual([]);
});
