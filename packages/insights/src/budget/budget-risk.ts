import { DAY_MS, periodStart } from '@smartcloudops/focus';

import { currencyNotices } from '../bill/by-currency.ts';
import { isoDay } from '../bill/iso-day.ts';
import type { InsightDeps } from '../deps.ts';
import type { InsufficientHistory } from '../forecast/forecast-answer.ts';
import { forecastNotices } from '../forecast/forecast-notices.ts';
import { forecastTrees } from '../forecast/forecast-tree.ts';
import type { ForecastTree } from '../forecast/forecast-tree.ts';
import type { GroupForecast } from '../forecast/group-forecast.ts';
import { readHistory } from '../forecast/read-history.ts';
import { stepNotices } from '../forecast/step-notices.ts';
import type { Notice } from '../notice.ts';
import type { BudgetAnswer, BudgetRisk, BudgetRiskQuery } from './budget-answer.ts';
import { budgetPeriod } from './budget-period.ts';
import { judgeBudget } from './judge-budget.ts';

/**
 * How likely the running month, quarter or year costs more than its budget, and when that happens.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function budgetRisk(
  deps: InsightDeps,
  query: BudgetRiskQuery
): Promise<BudgetAnswer | InsufficientHistory> {
  const history = await readHistory(deps, query, ({ month }) => {
    const { start, end } = budgetPeriod(query.period, month.start);
    return { from: start, to: end };
  });
  if ('kind' in history) return history;
  const { known, window, currency } = history;
  const { origin, month, stale } = window;
  const { start, end } = budgetPeriod(query.period, month.start);
  const trees = await forecastTrees(deps, query, history, (end - origin) / DAY_MS);
  const [{ tree, steps, homeless }] = trees;
  const hidden = trees.reduce((sum, own) => sum + own.hidden, 0);
  const today = stale ? origin : periodStart(query.asOf ?? deps.clock(), 'day');
  const judged = ({ forecasts }: ForecastTree, node: number, keys: readonly (string | null)[]): BudgetRisk => ({
    keys,
    labels: Object.fromEntries(keys.map((key, i) => [query.groupBy[i], key])),
    ...judgeBudget(forecasts[node] as GroupForecast, query, { start, end, origin, today }),
  });
  return {
    kind: 'budget-risk',
    currency,
    metric: query.metric,
    groupBy: query.groupBy,
    budget: query.budget,
    period: {
      kind: query.period,
      start,
      end,
      days: (end - start) / DAY_MS,
      daysFinal: Math.max(0, (origin - start) / DAY_MS),
    },
    series:
      query.groupBy.length === 0
        ? [judged(trees[0], tree.total, [])]
        : trees.flatMap((own) => own.shown.map(({ keys }, i) => judged(own, own.tree.groups[i] as number, keys))),
    coverage: known.coverage,
    estimatedFrom: known.estimatedFrom,
    freshness: known.coverage.loadedAt,
    notices: [
      ...currencyNotices(trees, 0),
      ...forecastNotices(known, window, { from: Math.max(start, known.coverage.from ?? start), wantedEnd: end, end }),
      ...partNotices(known.coverage.from, start, hidden),
      ...stepNotices(steps, homeless, { from: history.historyFrom, to: end }, currency),
    ],
  };
}

function partNotices(dataFrom: number | null, start: number, hidden: number): readonly Notice[] {
  const notices: Notice[] = [];
  if (dataFrom !== null && dataFrom > start) {
    notices.push({
      severity: 'warning',
      text: `Cost data begin on ${isoDay(dataFrom)}, after the period: what it cost before is not counted. Collect or import from ${isoDay(start)} on.`,
    });
  }
  if (hidden > 0) {
    notices.push({
      severity: 'info',
      text: `${hidden} smaller group${hidden === 1 ? ' is' : 's are'} not judged; raise topN to see them.`,
    });
  }
  return notices;
}
