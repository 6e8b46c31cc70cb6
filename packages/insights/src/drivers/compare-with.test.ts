import { baselineOf } from './compare-with.ts';
import type { CompareWith } from './compare-with.ts';

const range = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });

test.each<[string, string, CompareWith, string, string]>([
  ['2026-10-01', '2026-11-01', 'previous-period', '2026-08-31', '2026-10-01'],
  ['2026-10-01', '2026-11-01', 'previous-month', '2026-09-01', '2026-10-01'],
  ['2026-03-01', '2026-03-31', 'previous-month', '2026-02-01', '2026-03-01'],
  ['2026-01-01', '2026-02-01', 'previous-month', '2025-12-01', '2026-01-01'],
  ['2026-10-05', '2026-10-12', 'previous-year', '2025-10-05', '2025-10-12'],
  ['2024-02-01', '2024-03-01', 'previous-year', '2023-02-01', '2023-03-01'],
  // February has no such days.
  ['2026-03-30', '2026-03-31', 'previous-month', '2026-03-29', '2026-03-30'],
])('%s to %s by %s is compared with %s to %s', (from, to, compareWith, start, end) => {
  expect(baselineOf(range(from, to), compareWith)).toEqual(range(start, end));
});
