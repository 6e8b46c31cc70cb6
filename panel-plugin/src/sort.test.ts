import fc from 'fast-check';
import type { Recommendation } from './frame/recommendation.ts';
import { sortRows, startSorting } from './sort.ts';

const grade = fc.constantFrom('low', 'medium', 'high', null);
const row = fc.record({
  id: fc.uuid(),
  title: fc.string(),
  monthlySaving: fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
  currency: fc.constantFrom('USD', 'EUR'),
  effort: grade,
  risk: grade,
}) as fc.Arbitrary<Recommendation>;

test('amounts go from the biggest, currency by currency, and no row is lost', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const sorted = sortRows(rows, startSorting('monthlySaving'));
      expect(new Set(sorted)).toEqual(new Set(rows));
      sorted.slice(1).forEach((next, at) => {
        const before = sorted[at]!;
        expect(before.currency <= next.currency).toBe(true);
        if (before.currency === next.currency) expect(before.monthlySaving).toBeGreaterThanOrEqual(next.monthlySaving);
      });
    })
  );
});

test('grades go low, medium, high, unstated', () => {
  const rows = ['high', null, 'low', 'medium'].map(
    (effort, at) => ({ id: String(at), monthlySaving: 1, currency: 'USD', effort }) as Recommendation
  );
  expect(sortRows(rows, startSorting('effort')).map(({ effort }) => effort)).toEqual(['low', 'medium', 'high', null]);
});
