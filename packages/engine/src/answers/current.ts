import type { CurrentResponse } from '@smartcloudops/contract';
import type { CostMetric, Dimension } from '@smartcloudops/focus';
import { costByDimension, monthToDate } from '@smartcloudops/insights';
import type { InsightDeps } from '@smartcloudops/insights';
import type { CostFilter } from '@smartcloudops/warehouse';

import { iso } from '../json/iso.ts';
import { money, optionalMoney } from '../json/money.ts';
import { provenance } from '../json/provenance.ts';

export interface CurrentQuestion {
  readonly metric: CostMetric;
  readonly groupBy: readonly Dimension[];
  readonly filters: readonly CostFilter[];
}

/** Month to date, and what makes it up. */
export async function answerCurrent(
  deps: InsightDeps,
  { connections, question }: { readonly connections: readonly string[] | null; readonly question: CurrentQuestion },
  { dataVersion, now }: { readonly dataVersion: number; readonly now: number }
): Promise<CurrentResponse> {
  const { metric, groupBy, filters } = question;
  const shared = { connections, metric, filters, asOf: null };
  const answer = await monthToDate(deps, shared);
  const { month, daysInMonth, daysElapsed, total, wholeDays, lastMonthSamePoint, change, lastMonth, estimated } =
    answer;
  const byGroup =
    groupBy.length === 0 || total === null
      ? []
      : (await costByDimension(deps, { ...shared, groupBy, from: month.start, to: month.end, grain: 'total' })).series;
  return {
    metric,
    month: { from: iso(month.start), to: iso(month.end), days: daysInMonth, daysElapsed },
    total: optionalMoney(total),
    wholeDays: optionalMoney(wholeDays),
    lastMonthSamePoint: optionalMoney(lastMonthSamePoint),
    change: optionalMoney(change),
    lastMonth: optionalMoney(lastMonth),
    groupBy: [...groupBy],
    groups: byGroup.map(({ keys, total: sum }) => ({
      group: Object.fromEntries(groupBy.map((dimension, index) => [dimension, keys[index] ?? null])),
      total: money(sum),
    })),
    ...provenance(answer, { dataVersion, now, query: { timeRange: { from: iso(month.start), to: iso(month.end) } } }),
    estimated,
  };
}
