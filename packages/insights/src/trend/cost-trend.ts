import { changePoints, trend } from '@smartcloudops/analytics';
import { DAY_MS, periodStart } from '@smartcloudops/focus';

import { byCurrency, currencyNotices } from '../bill/by-currency.ts';
import { coverageNotices } from '../bill/coverage-notices.ts';
import { coveredDays } from '../bill/daily-costs.ts';
import type { InsightDeps } from '../deps.ts';
import type { InsufficientHistory } from '../forecast/forecast-answer.ts';
import { meteredDays } from '../forecast/metered-days.ts';
import { readHistory } from '../forecast/read-history.ts';
import { watchedGroups } from '../forecast/watched-groups.ts';
import { changeNotices } from './change-notices.ts';
import type { CostTrend, CostTrendQuery, TrendAnswer } from './trend-answer.ts';

const DEFAULT_GROUPS = 20;
const WEEK = 7;
/** Days of a month, on average: growth is told per month. */
const MONTH = 365.25 / 12;
/** Two weeks, so that every weekday is compared with itself. */
const NEEDED_DAYS = 14;

/**
 * Whether cost rises or falls over the final days of the range, how fast, and when its level changed. Of the metered cost: what is
 * booked at a moment has no trend from day to day.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function costTrend(deps: InsightDeps, query: CostTrendQuery): Promise<TrendAnswer | InsufficientHistory> {
  const start = periodStart(query.from, 'day');
  const history = await readHistory(deps, query, () => ({ from: start, to: query.to }), NEEDED_DAYS);
  if ('kind' in history) return history;
  const { known, window, currency } = history;
  const from = Math.max(start, periodStart(known.coverage.from ?? start, 'day'));
  const to = Math.min(window.origin, periodStart(query.to, 'day'));
  const have = coveredDays(known.coverage, from, to);
  if (have < NEEDED_DAYS) return { kind: 'insufficient-history', have, need: NEEDED_DAYS };

  const range = { ...history, historyFrom: from, window: { ...window, origin: to } };
  const series: CostTrend[] = [];
  const groups = watchedGroups(history, query.groupBy, query.topN ?? DEFAULT_GROUPS);
  for (const { keys, isOther, costs } of groups) {
    await deps.checkpoint?.(series.length, groups.length);
    const { metered } = meteredDays(costs, range);
    const { slope, lower, upper, growth, pValue, direction } = trend(metered, {
      seasonLength: WEEK,
      period: MONTH,
      level: query.level,
    });
    series.push({
      keys,
      labels: Object.fromEntries(keys.map((key, i) => [query.groupBy[i], key])),
      isOther,
      slope: { point: slope, lower, upper },
      growth,
      pValue,
      direction,
      changes: changePoints(metered, { seasonLength: WEEK }).map(({ index, before, after }) => ({
        day: from + index * DAY_MS,
        before,
        after,
      })),
    });
  }
  return {
    kind: 'trend',
    currency,
    metric: query.metric,
    groupBy: query.groupBy,
    from,
    to,
    series,
    coverage: known.coverage,
    estimatedFrom: known.estimatedFrom,
    freshness: known.coverage.loadedAt,
    notices: [
      ...currencyNotices(byCurrency(query.groupBy, history.cells), 0),
      ...coverageNotices({ ...known, estimatedFrom: null }, query.from, query.to),
      ...changeNotices(series, currency),
    ],
  };
}
