import fc from 'fast-check';

import { productEffects } from './product-effects.ts';

const product = (factors: readonly number[]) => factors.reduce((all, factor) => all * factor, 1);
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** The same by its definition: the mean over all orders. */
function overAllOrders(before: readonly number[], after: readonly number[]): readonly number[] {
  const effects = before.map(() => 0);
  let orders = 0;
  const walk = (state: readonly number[], left: readonly number[], gained: readonly number[]): void => {
    if (left.length === 0) {
      orders += 1;
      for (const [i, gain] of gained.entries()) effects[i] = (effects[i] ?? 0) + gain;
      return;
    }
    for (const i of left) {
      const next = state.with(i, after[i] ?? 0);
      walk(
        next,
        left.filter((j) => j !== i),
        gained.with(i, product(next) - product(state))
      );
    }
  };
  walk(
    before,
    [...before.keys()],
    before.map(() => 0)
  );
  return effects.map((effect) => effect / orders);
}

const factor = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(0));
const pair = fc
  .array(fc.tuple(factor, factor), { minLength: 1, maxLength: 6 })
  .map((pairs) => [pairs.map(([then]) => then), pairs.map(([, now]) => now)] as const);

test('the effects are the mean over all orders of change, and add up to the change', () => {
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const effects = productEffects(before, after);
      const size = before.reduce((all, then, i) => all * Math.max(1, Math.abs(then), Math.abs(after[i] ?? 0)), 1);
      for (const [i, effect] of overAllOrders(before, after).entries()) {
        expect(Math.abs((effects[i] ?? NaN) - effect)).toBeLessThanOrEqual(1e-12 * size);
      }
      expect(Math.abs(sum(effects) - (product(after) - product(before)))).toBeLessThanOrEqual(1e-12 * size);
    })
  );
});

test('two factors share what only both together did; what did not change did nothing', () => {
  const [first = NaN, second = NaN, third] = productEffects([2, 3, 5], [4, 6, 5]);
  expect(first).toBeCloseTo(45, 12);
  expect(second).toBeCloseTo(45, 12);
  expect(third).toBe(0);
  expect(productEffects([0, 7], [2, 7])).toEqual([14, 0]);
});

test('factors that do not match are refused', () => {
  expect(() => productEffects([1], [1, 2])).toThrow(RangeError);
});
