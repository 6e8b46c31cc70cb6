import fc from 'fast-check';

import { addUp } from './add-up.ts';

test('the less certain part carries more of the difference', () => {
  const [a, b] = addUp(110, [50, 50], [1, 3], [0, 0]);
  expect(a).toBeCloseTo(51);
  expect(b).toBeCloseTo(59);
});

test('a part stops at its floor and the others carry on', () => {
  expect(addUp(40, [50, 2], [1, 100], [0, 0])).toEqual([40, 0]);
});

test('parts add up to the whole, none below its floor', () => {
  const part = fc.record({
    value: fc.double({ min: 0, max: 1e6, noNaN: true }),
    spread: fc.double({ min: 0, max: 1e3, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 8 }),
      fc.double({ min: 0, max: 1e7, noNaN: true }),
      (parts, whole) => {
        const values = addUp(
          whole,
          parts.map(({ value }) => value),
          parts.map(({ spread }) => spread),
          parts.map(() => 0)
        );
        expect(Math.abs(values.reduce((sum, v) => sum + v, 0) - whole)).toBeLessThanOrEqual(1e-9 * Math.max(1, whole));
        expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      }
    )
  );
});
