import { coverageNotices } from '../bill/coverage-notices.ts';
import { isoDay } from '../bill/iso-day.ts';
import type { Notice } from '../notice.ts';
import type { DateRange } from './compare-with.ts';
import type { CostDriversQuery } from './drivers-answer.ts';
import type { Detail, ReadCharges } from './read-charges.ts';
import type { Side } from './usage-change.ts';

type Read = Readonly<Record<Side, ReadCharges>> & { readonly detail: Detail };

/** What a reader of a comparison must know about it. */
export function driverNotices(
  { from, to, metric }: CostDriversQuery,
  { period, baseline }: { readonly period: DateRange; readonly baseline: DateRange },
  { before, after, detail }: Read
): readonly Notice[] {
  const told: Notice[] = [...coverageNotices({ ...after, cells: [] }, from, to)];
  told.push({ severity: 'info', text: `${rangeText(period)} compared with ${rangeText(baseline)}.` });
  if (period.to < to) {
    told.push({
      severity: 'info',
      text: `Days from ${isoDay(period.to)} on are not complete yet and are left out on both sides.`,
    });
  }
  const { coverage } = before;
  if (coverage.from === null || coverage.from > baseline.from) {
    const begin = coverage.from === null ? 'There are no costs' : `Costs are known from ${isoDay(coverage.from)} on`;
    told.push({
      severity: 'warning',
      text: `${begin}, so that what is compared with is not whole. Choose a later period to compare with.`,
    });
  }
  if (after.coverage.to !== null && after.coverage.to < period.to) {
    told.push({
      severity: 'info',
      text: `Costs are known until ${isoDay(after.coverage.to - 1)}; the days after count as none. Compare ranges that end there.`,
    });
  }
  const missing = before.missing + after.missing;
  if (missing > 0) {
    told.push({
      severity: 'warning',
      text: `${missing} charges carry no ${metric}; sums leave them out. Use BilledCost, or a bill that states ${metric}.`,
    });
  }
  if (detail !== 'usage') {
    told.push({
      severity: 'info',
      text: 'The bill tells costs without quantities for these days, so usage is not shared out among volume and prices. A data export tells them.',
    });
  }
  return told;
}

const rangeText = ({ from, to }: DateRange): string => `${isoDay(from)} to ${isoDay(to - 1)}`;
