import { DAY_MS, periodEnd, periodStart, shiftPeriod } from '@smartcloudops/focus';
import type { CostMetric, Decimal } from '@smartcloudops/focus';
import type { AggregateQuery, Coverage } from '@smartcloudops/warehouse';

import { coverageNotices } from '../bill/coverage-notices.ts';
import { dailyCosts, sumDays } from '../bill/daily-costs.ts';
import type { InsightDeps } from '../deps.ts';
import type { Notice } from '../notice.ts';

export interface MonthToDateQuery extends Pick<AggregateQuery, 'connections' | 'metric' | 'filters' | 'asOf'> {
  /** The moment whose month is meant, epoch ms; absent: `asOf`, else now. */
  readonly now?: number;
}

export interface MonthToDate {
  readonly currency: string | null;
  readonly metric: CostMetric;
  /** The calendar month, UTC, epoch ms. */
  readonly month: { readonly start: number; readonly end: number };
  readonly daysInMonth: number;
  /** Whole days of the month that are known. */
  readonly daysElapsed: number;
  /** Everything known of the month, exact; null when nothing is. */
  readonly total: Decimal | null;
  /** The elapsed whole days alone: what is fair to compare. */
  readonly wholeDays: Decimal | null;
  /** As many days of the month before, exact; null when not wholly known. */
  readonly lastMonthSamePoint: Decimal | null;
  /** `wholeDays` less `lastMonthSamePoint`, exact. */
  readonly change: Decimal | null;
  /** The whole month before, exact; null when not wholly known. */
  readonly lastMonth: Decimal | null;
  /** True when any charge of the month may still change. */
  readonly estimated: boolean;
  readonly coverage: Coverage;
  readonly freshness: number | null;
  readonly notices: readonly Notice[];
}

/**
 * What the month has cost so far, beside the same stretch of the month before.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function monthToDate(deps: InsightDeps, query: MonthToDateQuery): Promise<MonthToDate> {
  const now = query.now ?? query.asOf ?? deps.clock();
  const month = { start: periodStart(now, 'month'), end: periodEnd(now, 'month') };
  const before = shiftPeriod(month.start, 'month', -1);
  const { connections, metric, filters, asOf } = query;
  const aggregate = await deps.warehouse.costs.aggregate({
    connections,
    metric,
    filters,
    asOf,
    groupBy: [],
    from: before,
    to: now + 1,
    grain: 'day',
  });
  const { coverage, cells } = aggregate;
  const { from = null, to = null } = coverage;
  const known = from !== null && to !== null && from < month.end && to > month.start;
  const until = Math.max(month.start, Math.min(periodStart(now, 'day'), periodStart(to ?? month.start, 'day')));
  const daysElapsed = (until - month.start) / DAY_MS;
  const costs = dailyCosts(cells, before, month.end);
  const total = known ? sumDays(costs, month.start, month.end) : null;
  const wholeDays = known ? sumDays(costs, month.start, until) : null;
  const lastMonthKnown = from !== null && from <= before && to !== null && to >= month.start;
  const samePoint = Math.min(month.start, before + daysElapsed * DAY_MS);
  const lastMonthSamePoint = lastMonthKnown ? sumDays(costs, before, samePoint) : null;
  return {
    currency: aggregate.currency,
    metric,
    month,
    daysInMonth: (month.end - month.start) / DAY_MS,
    daysElapsed,
    total,
    wholeDays,
    lastMonthSamePoint,
    change: wholeDays !== null && lastMonthSamePoint !== null ? wholeDays - lastMonthSamePoint : null,
    lastMonth: lastMonthKnown ? sumDays(costs, before, month.start) : null,
    estimated: cells.some((cell) => cell.estimated && cell.periodStart >= month.start),
    coverage,
    freshness: coverage.loadedAt,
    notices: coverageNotices(aggregate, month.start, Math.min(month.end, now + 1)),
  };
}
