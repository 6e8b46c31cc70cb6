import { DAY_MS } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { AggregateCell, Coverage } from '@smartcloudops/warehouse';

/** Exact money per day, from a first day on. */
export interface DailyCosts {
  readonly from: number;
  readonly amounts: readonly Decimal[];
}

/** Adds cells of grain `day` up to one amount per day in `[from, to)`; a day without a charge is zero. */
export function dailyCosts(cells: readonly AggregateCell[], from: number, to: number): DailyCosts {
  const amounts = new Array<Decimal>(Math.max(0, Math.round((to - from) / DAY_MS))).fill(0n);
  for (const { periodStart, amount } of cells) {
    const i = (periodStart - from) / DAY_MS;
    if (i >= 0 && i < amounts.length) amounts[i] = (amounts[i] as Decimal) + amount;
  }
  return { from, amounts };
}

/** Exact sum of the days in `[from, to)`. */
export function sumDays(costs: DailyCosts, from: number, to: number): Decimal {
  const index = (at: number) => Math.max(0, Math.round((at - costs.from) / DAY_MS));
  return costs.amounts.slice(index(from), index(to)).reduce((sum, v) => sum + v, 0n);
}

/** The days of `[from, to)` that the coverage spans whole. */
export function coveredDays(coverage: Coverage, from: number, to: number): number {
  if (coverage.from === null || coverage.to === null) return 0;
  return Math.max(0, Math.floor((Math.min(coverage.to, to) - Math.max(coverage.from, from)) / DAY_MS));
}
