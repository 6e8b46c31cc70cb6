import { periodStart } from '@smartcloudops/focus';

type Comparison = 'previous-period' | 'previous-month' | 'previous-year';

/** Half-open, epoch ms. */
export interface DateRange {
  readonly from: number;
  readonly to: number;
}

/** What a range is compared with: the same length just before, the same dates of another month or year, or any other range. */
export type CompareWith = Comparison | DateRange;

const MONTHS: Readonly<Record<Exclude<Comparison, 'previous-period'>, number>> = {
  'previous-month': 1,
  'previous-year': 12,
};

export function baselineOf({ from, to }: DateRange, compareWith: CompareWith): DateRange {
  if (typeof compareWith === 'object') return compareWith;
  if (compareWith === 'previous-period') return { from: from - (to - from), to: from };
  const months = MONTHS[compareWith];
  const start = monthsBefore(from, months);
  // The end of March has no counterpart in February: what is left of it may be nothing.
  const end = monthsBefore(to, months);
  return end > start ? { from: start, to: end } : baselineOf({ from, to }, 'previous-period');
}

/** The same date and time of an earlier month; its end where the month has no such day. */
function monthsBefore(at: number, months: number): number {
  const month = new Date(periodStart(at, 'month'));
  const [year, index] = [month.getUTCFullYear(), month.getUTCMonth() - months];
  return Math.min(Date.UTC(year, index) + (at - month.getTime()), Date.UTC(year, index + 1));
}
