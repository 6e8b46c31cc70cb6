import { shiftPeriod } from '@smartcloudops/focus';

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The calendar month, quarter or year (UTC) that holds a month. */
export function budgetPeriod(
  kind: keyof typeof MONTHS,
  month: number
): { readonly start: number; readonly end: number } {
  const length = MONTHS[kind];
  const start = shiftPeriod(month, 'month', -(new Date(month).getUTCMonth() % length));
  return { start, end: shiftPeriod(start, 'month', length) };
}
