import { DECIMAL_SCALE } from '@smartcloudops/focus';
import fc from 'fast-check';

import { LIMBS, limbsToDecimal, normaliseLimbs, pushLimbs } from './amount.ts';
import { lowerBound } from './block.ts';
import { asRead, sumInto } from './cells.ts';
import { packNumbers, unpackNumbers, valuesOf } from './numbers.ts';

const whole = fc.oneof(
  fc.integer(),
  fc.integer({ min: 0, max: 3 }),
  fc.maxSafeInteger().map((n) => n / 2 - ((n / 2) % 1)),
  fc.integer({ min: 0, max: 4e5 }).map((n) => n * 3_600_000)
);
const decimal = fc.oneof(
  fc.bigInt({ min: -(10n ** 49n), max: 10n ** 49n }),
  fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }).map((n) => n * 10n ** BigInt(DECIMAL_SCALE - 10)),
  fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n })
);

test('whole numbers come back as they were packed, one column after the other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer(), (length, seed) => {
      const columns = fc.sample(fc.array(whole, { minLength: length, maxLength: length }), { numRuns: 3, seed });
      const bytes = Buffer.concat([Buffer.from('odd'), ...columns.map((column) => packNumbers(column, 0, length))]);
      const back = unpackNumbers(bytes.subarray(3), length).map((column) => [...valuesOf(column, length)]);
      expect(back).toEqual(columns);
    })
  );
});

test.each([
  ['equal values take no room', [5e12, 5e12, 5e12], 17],
  ['hours of a month take two bytes each', [0, 3_600_000, 700 * 3_600_000].map((ms) => ms + 1.7e12), 17 + 6],
  ['days of a month take one byte each', [0, 1, 30].map((day) => day * 86_400_000), 17 + 3],
  ['what fits nothing else takes eight', [0, 1, 2 ** 52], 17 + 24],
])('%s', (_, values, size) => {
  expect(packNumbers(values, 0, values.length)).toHaveLength(size);
});

test('a part in another order', () => {
  const bytes = packNumbers([10, 20, 30, 40], 1, 3, [3, 2, 1, 0]);
  expect(unpackNumbers(bytes, 2).map((column) => [...valuesOf(column, 2)])).toEqual([[30, 20]]);
});

test('an amount is its limbs, and limbs add up to the sum of the amounts', () => {
  fc.assert(
    fc.property(fc.array(decimal, { minLength: 1, maxLength: 200 }), (amounts) => {
      const columns = Array.from({ length: LIMBS }, (): number[] => []);
      for (const amount of amounts) pushLimbs(columns, amount);
      expect(amounts.map((_, i) => limbsToDecimal(columns, i))).toEqual(amounts);
      expect(columns.slice(0, -1).every((column) => column.every((limb) => Math.abs(limb) < 1e9))).toBe(true);
      const sums = columns.map((column) => Float64Array.of(column.reduce((sum, limb) => sum + limb, 0)));
      const total = amounts.reduce((sum, amount) => sum + amount, 0n);
      expect(limbsToDecimal(sums, 0)).toBe(total);
      normaliseLimbs(sums, 1);
      expect(limbsToDecimal(sums, 0)).toBe(total);
      expect(sums.slice(0, -1).every(([limb = 0]) => Math.abs(limb) < 1e9)).toBe(true);
    })
  );
});

test('so many additions that limbs must be carried over in between stay exact', () => {
  const nines = 10n ** 36n - 1n;
  const columns = Array.from({ length: LIMBS }, (): number[] => []);
  pushLimbs(columns, nines);
  const rows = 100_000;
  const repeat = (value: number) => ({ constant: value, values: new Float64Array(0) });
  const block = {
    length: rows,
    ...{ start: new Float64Array(rows), id: new Float64Array(rows), charges: repeat(1), estimatedFrom: repeat(-1) },
    amounts: [{ carrying: repeat(1), limbs: columns.map(([limb = 0]) => repeat(limb)) }],
  };
  const cells = sumInto(() => ({ start: 0, end: 1 }), 1);
  for (let i = 0; i < 120; i += 1) cells.add(block, 0, 1, () => 0);
  const sum = cells.toBlock();
  expect(limbsToDecimal(sum.amounts[0]?.limbs ?? [], 0)).toBe(nines * 12_000_000n);
  expect(sum.charges[0]).toBe(12_000_000);
});

test('sums by period and group come in order of period and can be added again', () => {
  const column = (...values: number[]) => ({ constant: null, values: Float64Array.from(values) });
  const block = {
    length: 4,
    start: [10, 11, 20, 30],
    id: [1, 2, 1, 9],
    charges: column(1, 1, 1, 1),
    estimatedFrom: column(-1, 7, -1, -1),
    amounts: [
      {
        carrying: column(1, 0, 1, 1),
        limbs: [column(5, 0, 6, 7), ...Array.from({ length: 4 }, () => column(0, 0, 0, 0))],
      },
    ],
  };
  const tens = (moment: number) => ({ start: moment - (moment % 10), end: moment - (moment % 10) + 10 });
  const cells = sumInto(tens, 1);
  cells.add(block, 20, 40, (id) => (id === 9 ? -1 : 0));
  cells.add(block, 0, 20, () => 0);
  const sums = cells.toBlock();
  expect(Array.from(sums.start)).toEqual([10, 20]);
  expect([...sums.charges]).toEqual([2, 1]);
  expect([...sums.estimatedFrom]).toEqual([7, -1]);
  expect([...(sums.amounts[0]?.carrying ?? [])]).toEqual([1, 1]);
  const again = sumInto(() => ({ start: 0, end: Infinity }), 1);
  again.add(asRead(sums), -Infinity, Infinity, () => 3);
  expect(limbsToDecimal(again.toBlock().amounts[0]?.limbs ?? [], 0)).toBe(11n);
  expect(Array.from(again.toBlock().id)).toEqual([3]);
});

test('finds the first row not before a moment', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(20), (values, moment) => {
      const sorted = [...values].sort((a, b) => a - b);
      expect(lowerBound(sorted, moment)).toBe(sorted.filter((value) => value < moment).length);
    })
  );
});
