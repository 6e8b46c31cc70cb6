import { DAY_MS, periodStart, shiftPeriod } from '@smartcloudops/focus';

import type { InsightDeps } from '../deps.ts';
import { currencyNotices } from '../bill/by-currency.ts';
import { assembleSeries } from './assemble-series.ts';
import type { ForecastAnswer, ForecastCostQuery, ForecastSeries, InsufficientHistory } from './forecast-answer.ts';
import { forecastNotices } from './forecast-notices.ts';
import { forecastTrees } from './forecast-tree.ts';
import type { ForecastTree } from './forecast-tree.ts';
import type { GroupForecast } from './group-forecast.ts';
import { readHistory } from './read-history.ts';
import { stepNotices } from './step-notices.ts';

const FARTHEST_DAYS = 400;

/**
 * What the days to come and the month will cost, with prediction intervals.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function forecastCost(
  deps: InsightDeps,
  query: ForecastCostQuery
): Promise<ForecastAnswer | InsufficientHistory> {
  const from = periodStart(query.from, 'day');
  const wantedEnd = (monthEnd: number) => Math.max(shiftPeriod(query.to - 1, 'day', 1), monthEnd);
  const history = await readHistory(deps, query, ({ month }) => ({ from, to: wantedEnd(month.end) }));
  if ('kind' in history) return history;
  const { known, window, currency } = history;
  const { origin, month } = window;
  const end = Math.min(wantedEnd(month.end), origin + FARTHEST_DAYS * DAY_MS);
  const horizon = (end - origin) / DAY_MS;
  const trees = await forecastTrees(deps, query, history, horizon);
  const [{ tree, hidden, steps, homeless }] = trees;
  const isWhole = trees.length === 1;

  const days = Array.from({ length: (end - from) / DAY_MS }, (_, i) => from + i * DAY_MS);
  const layout = { days, origin, month, coverage: known.coverage, level: query.level };
  const series = (
    node: number,
    keys: readonly (string | null)[],
    { forecasts }: ForecastTree = trees[0]
  ): ForecastSeries => ({
    keys,
    labels: Object.fromEntries(keys.map((key, i) => [query.groupBy[i], key])),
    ...assembleSeries(forecasts[node] as GroupForecast, layout),
  });
  return {
    kind: 'forecast',
    currency,
    metric: query.metric,
    groupBy: query.groupBy,
    days,
    forecastFrom: origin,
    month: {
      ...month,
      days: (month.end - month.start) / DAY_MS,
      daysFinal: Math.max(0, (origin - month.start) / DAY_MS),
    },
    total: isWhole ? series(tree.total, []) : null,
    series: trees.flatMap((own) => own.shown.map(({ keys }, i) => series(own.tree.groups[i] as number, keys, own))),
    subtotals: isWhole ? tree.subtotals.map(({ keys, node }) => series(node, keys)) : [],
    other: tree.other === null || !isWhole ? null : { name: 'Other', groups: hidden, ...series(tree.other, []) },
    coverage: known.coverage,
    estimatedFrom: known.estimatedFrom,
    freshness: known.coverage.loadedAt,
    notices: [
      ...currencyNotices(
        trees,
        trees.reduce((sum, own) => sum + own.hidden, 0)
      ),
      ...forecastNotices(known, window, { from, wantedEnd: wantedEnd(month.end), end }),
      ...stepNotices(steps, homeless, { from: history.historyFrom, to: end }, currency),
    ],
  };
}
