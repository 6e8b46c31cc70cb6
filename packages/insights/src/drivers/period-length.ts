import { DAY_MS, periodEnd, periodStart } from '@smartcloudops/focus';

import type { DateRange } from './compare-with.ts';

/** Units that a whole month of use makes one of, however many days it has: `GB-Mo`, `GB-Months`. */
const MONTHLY_UNIT = /\bmo(nth)?s?$/i;

/** How long a period is for what is counted in a unit: months for what is kept month by month, else days. */
export function lengthFor(unit: string | null, period: DateRange): number {
  return isMonthly(unit) ? months(period) : (period.to - period.from) / DAY_MS;
}

export const isMonthly = (unit: string | null): boolean => unit !== null && MONTHLY_UNIT.test(unit);

function months({ from, to }: DateRange): number {
  let sum = 0;
  for (let start = periodStart(from, 'month'); start < to; start = periodEnd(start, 'month')) {
    const end = periodEnd(start, 'month');
    sum += (Math.min(end, to) - Math.max(start, from)) / (end - start);
  }
  return sum;
}
