import { DAY_MS } from '@smartcloudops/focus';

import { expectBooked } from './expect-booked.ts';

const FROM = Date.UTC(2026, 0, 1);
const day = (month: number, date: number) => Date.UTC(2026, month - 1, date);
/** Charges by day, known up to (not including) `until`. */
function series(charges: readonly (readonly [number, number])[], until: number): number[] {
  const y = new Array<number>((until - FROM) / DAY_MS).fill(0);
  for (const [at, amount] of charges) y[(at - FROM) / DAY_MS] = amount;
  return y;
}

test('what came in two months in a row comes again on its day, at its latest amount', () => {
  const y = series(
    [
      [day(1, 31), 90],
      [day(2, 28), 100],
      [day(2, 9), 5000],
    ],
    day(3, 10)
  );
  const { on, growth } = expectBooked(y, FROM, 0.3);
  expect([on(day(3, 28)), on(day(3, 31)), on(day(4, 9)), growth]).toEqual([0, 0, 0, 0]);
  const monthly = expectBooked(
    series(
      [
        [day(1, 20), 90],
        [day(2, 20), 100],
      ],
      day(3, 10)
    ),
    FROM,
    0.3
  );
  expect([monthly.on(day(3, 20)), monthly.on(day(4, 20)), monthly.on(day(3, 21))]).toEqual([100, 100, 0]);
});

test('a tax that grows with the month is expected to become what its month makes of it', () => {
  const tax = [
    [day(1, 1), 980],
    [day(2, 1), 1000],
    [day(3, 1), 330],
  ] as const;
  const { on, growth } = expectBooked(series(tax, day(3, 11)), FROM, 0.32);
  expect(growth).toBeCloseTo(680);
  expect(on(day(4, 1))).toBeCloseTo(1010);
});

test.each([
  [1000, 0.32],
  [1300, 0.32],
  [900, 0.95],
  [0, 0.32],
  [-330, 0.32],
])('a fee of %d that stands in full, or is of another kind, does not grow', (latest, share) => {
  const fee = [
    [day(1, 1), 1000],
    [day(2, 1), 1000],
    [day(3, 1), latest],
  ] as const;
  const { growth } = expectBooked(series(fee, day(3, 11)), FROM, share);
  expect(growth).toBeCloseTo(latest === 900 ? 50 : 0);
});

test('a credit that grows does so downwards', () => {
  const credit = [
    [day(1, 1), -200],
    [day(2, 1), -200],
    [day(3, 1), -50],
  ] as const;
  expect(expectBooked(series(credit, day(3, 11)), FROM, 0.3).growth).toBeCloseTo(-140);
});

test('on the first itself nothing is known of the month', () => {
  const tax = [
    [day(1, 1), 980],
    [day(2, 1), 1000],
  ] as const;
  const { on, growth } = expectBooked(series(tax, day(3, 1)), FROM, 0);
  expect([on(day(3, 1)), growth]).toEqual([1000, 0]);
});
