import { DAY_MS } from '@smartcloudops/focus';

import { bookedSurprises } from './booked-surprises.ts';

const FROM = Date.UTC(2025, 11, 20);
const DAYS = 120;
const series = (charges: Readonly<Record<string, number>>) =>
  Array.from({ length: DAYS }, (_, t) => charges[new Date(FROM + t * DAY_MS).toISOString().slice(0, 10)] ?? 0);
const monthly = (amount: number) => ({
  '2026-01-01': amount,
  '2026-02-01': amount,
  '2026-03-01': amount,
  '2026-04-01': amount,
});

test('what comes every month surprises nobody', () => {
  expect(bookedSurprises([series(monthly(400)), series(monthly(-30))], FROM)).toBe(0);
  expect(bookedSurprises([], FROM)).toBe(0);
});

test('what comes once does, as one of the months that could be expected', () => {
  // March is the first month with two whole ones before it; April is not over.
  const renewal = series({ ...monthly(400), '2026-03-14': 900 });
  expect(bookedSurprises([renewal], FROM)).toBe(900);
});

test('surprises of several charges in one month add up', () => {
  const [fee, credit] = [series({ '2026-03-05': 500 }), series({ '2026-03-09': -200 })];
  expect(bookedSurprises([fee, credit], FROM)).toBe(300);
});
