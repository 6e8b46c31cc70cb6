import { DAY_MS, periodStart, shiftPeriod } from '@smartcloudops/focus';
import type { AggregateCell } from '@smartcloudops/warehouse';

import { assembleSeries } from './assemble-series.ts';
import { bookedCells } from '../bill/booked-charges.ts';
import { coveredDays } from '../bill/daily-costs.ts';
import type { InsightDeps } from '../deps.ts';
import type { ForecastAnswer, ForecastCostQuery, ForecastSeries, InsufficientHistory } from './forecast-answer.ts';
import { forecastNotices } from './forecast-notices.ts';
import { forecastWindow } from './forecast-window.ts';
import { forecastGroup } from './group-forecast.ts';
import type { GroupForecast } from './group-forecast.ts';
import { missingDays } from '../bill/missing-days.ts';
import { reconcileGroups } from './reconcile-groups.ts';
import { splitIntoGroups } from '../bill/split-into-groups.ts';
import type { CellGroup } from '../bill/split-into-groups.ts';

/** A year and a month: enough for every rhythm the model knows, little enough to be quick. */
const HISTORY_DAYS = 396;
const FARTHEST_DAYS = 400;
/** One week, so that every weekday was seen. */
const NEEDED_DAYS = 7;
const DEFAULT_GROUPS = 10;

/**
 * What the days to come and the month will cost, with prediction intervals.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function forecastCost(
  deps: InsightDeps,
  query: ForecastCostQuery
): Promise<ForecastAnswer | InsufficientHistory> {
  const { costs } = deps.warehouse;
  const now = query.asOf ?? deps.clock();
  const known = costs.aggregate({ ...query, from: 0, to: now, grain: 'total' });
  const window = forecastWindow(known, now);
  if (!window) return { kind: 'insufficient-history', have: 0, need: NEEDED_DAYS };
  const { origin, month } = window;

  const historyFrom = Math.max(periodStart(known.coverage.from ?? origin, 'day'), origin - HISTORY_DAYS * DAY_MS);
  const have = coveredDays(known.coverage, historyFrom, origin);
  if (have < NEEDED_DAYS) return { kind: 'insufficient-history', have, need: NEEDED_DAYS };

  const from = periodStart(query.from, 'day');
  const wantedEnd = Math.max(shiftPeriod(query.to - 1, 'day', 1), month.end);
  const end = Math.min(wantedEnd, origin + FARTHEST_DAYS * DAY_MS);
  const dataEnd = Math.min(end, known.coverage.to ?? origin);
  const daily = { ...query, from: Math.min(from, historyFrom), to: Math.max(origin, dataEnd), grain: 'day' as const };
  const aggregate = costs.aggregate(daily);
  const booked = bookedCells(costs, daily, aggregate.cells);

  const span = {
    dataFrom: daily.from,
    dataEnd: daily.to,
    historyFrom,
    origin,
    horizon: (end - origin) / DAY_MS,
    missing: missingDays(aggregate.cells, historyFrom, origin),
    level: query.level,
  };
  const forecastOf = (groups: readonly CellGroup[] | null) => {
    const ids = groups && new Set(groups.map(({ keys }) => JSON.stringify(keys)));
    const own = (cells: readonly AggregateCell[]) =>
      ids ? cells.filter(({ keys }) => ids.has(JSON.stringify(keys))) : cells;
    return forecastGroup(own(aggregate.cells), booked && own(booked), span);
  };
  const grouped = query.groupBy.length > 0;
  const { shown, rest } = splitIntoGroups(grouped ? aggregate.cells : [], query.topN ?? DEFAULT_GROUPS);
  const whole = forecastOf(null);
  const divided = [...shown.map((group) => [group]), ...(rest.length > 0 ? [rest] : [])];
  const parts: GroupForecast[] = [];
  for (const groups of divided) {
    await deps.checkpoint?.(parts.length + 1, divided.length + 1);
    parts.push(forecastOf(groups));
  }
  const shifts = reconcileGroups(whole, parts);

  const days = Array.from({ length: (end - from) / DAY_MS }, (_, i) => from + i * DAY_MS);
  const layout = { days, span, month, coverage: known.coverage };
  const series = (
    part: GroupForecast,
    shift: readonly number[] | null,
    keys: readonly (string | null)[]
  ): ForecastSeries => ({
    keys,
    labels: Object.fromEntries(keys.map((key, i) => [query.groupBy[i], key])),
    ...assembleSeries(part, shift, layout),
  });
  const at = (i: number) => [parts[i] as GroupForecast, shifts[i] ?? null] as const;
  return {
    kind: 'forecast',
    currency: aggregate.currency ?? known.currency,
    metric: query.metric,
    groupBy: query.groupBy,
    days,
    forecastFrom: origin,
    month: {
      ...month,
      days: (month.end - month.start) / DAY_MS,
      daysFinal: Math.max(0, (origin - month.start) / DAY_MS),
    },
    total: series(whole, null, []),
    series: shown.map(({ keys }, i) => series(...at(i), keys)),
    other: rest.length > 0 ? { name: 'Other', groups: rest.length, ...series(...at(shown.length), []) } : null,
    coverage: known.coverage,
    estimatedFrom: known.estimatedFrom,
    freshness: known.coverage.loadedAt,
    notices: forecastNotices(known, window, { from, wantedEnd, end }),
  };
}
