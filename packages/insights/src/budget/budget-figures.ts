import { DAY_MS, decimalToNumber, periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import { sumDays } from '../bill/daily-costs.ts';
import type { DailyCosts } from '../bill/daily-costs.ts';
import type { InsightDeps } from '../deps.ts';
import type { ForecastQuery, InsufficientHistory } from '../forecast/forecast-answer.ts';
import { forecastTrees } from '../forecast/forecast-tree.ts';
import type { GroupForecast } from '../forecast/group-forecast.ts';
import { readHistory } from '../forecast/read-history.ts';
import type { CostHistory } from '../forecast/read-history.ts';
import { budgetPeriod } from './budget-period.ts';
import type { Budget, BudgetFigures, BudgetStatusQuery } from './budget-status-answer.ts';
import { expectedShare } from './expected-share.ts';
import { judgeBudget } from './judge-budget.ts';

/** Every weekday once. */
const RECENT_DAYS = 7;

export interface Judged {
  readonly history: CostHistory;
  readonly figures: BudgetFigures;
}

/**
 * What the charges say of a budget.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function budgetFigures(
  deps: InsightDeps,
  { amount, period: kind, metric, filters }: Budget,
  { from, to, asOf, level, connections }: Pick<BudgetStatusQuery, 'from' | 'to' | 'asOf' | 'level' | 'connections'>
): Promise<Judged | InsufficientHistory> {
  const query: ForecastQuery = { connections, metric, groupBy: [], filters, from, to, asOf };
  const history = await readHistory(deps, query, ({ month }) => {
    const { start, end } = budgetPeriod(kind, month.start);
    return { from: Math.min(start, budgetPeriod(kind, periodStart(from, 'month')).start), to: end };
  });
  if ('kind' in history) return history;
  const { origin, month, stale } = history.window;
  const { start, end } = budgetPeriod(kind, month.start);
  const [{ tree, forecasts }] = await forecastTrees(deps, query, history, (end - origin) / DAY_MS);
  const group = forecasts[tree.total] as GroupForecast;
  const today = stale ? origin : periodStart(asOf ?? deps.clock(), 'day');
  const limit = decimalToNumber(amount);
  const risk = judgeBudget(group, { budget: limit, level }, { start, end, origin, today });
  const passed = passedOn(group.costs, amount, start, Math.min(origin, end));
  const by = Math.min(end, Math.max(start, origin));
  return {
    history,
    figures: {
      spent: risk.actual,
      used: risk.used,
      expectedUsed: await expectedShare(deps, query, history, { start, end, by }),
      forecast: risk.forecast,
      interval: risk.interval,
      probability: risk.probability,
      burn: burnOf(group.costs, history, limit / ((end - start) / DAY_MS)),
      usedUpOn: passed ?? (risk.daysLeft.median === null ? null : today + risk.daysLeft.median * DAY_MS),
      period: { start, end },
      days: usedByDay(group.costs, amount, kind, {
        from,
        to: Math.min(to, origin),
        known: Math.max(history.dataFrom, history.known.coverage.from ?? history.dataFrom),
      }),
    },
  };
}

/** The first day by the end of which more than the amount was spent. */
function passedOn(costs: DailyCosts, amount: Decimal, start: number, end: number): number | null {
  let sum = 0n;
  for (let day = start; day < end; day += DAY_MS) {
    sum += sumDays(costs, day, day + DAY_MS);
    if (sum > amount) return day;
  }
  return null;
}

function burnOf(costs: DailyCosts, { window: { origin }, dataFrom }: CostHistory, allowed: number): number | null {
  const from = Math.max(dataFrom, origin - RECENT_DAYS * DAY_MS);
  if (from >= origin) return null;
  return decimalToNumber(sumDays(costs, from, origin)) / ((origin - from) / DAY_MS) / allowed;
}

function usedByDay(
  costs: DailyCosts,
  amount: Decimal,
  kind: Budget['period'],
  { from, to, known }: { readonly from: number; readonly to: number; readonly known: number }
): BudgetFigures['days'] {
  const limit = decimalToNumber(amount);
  const days: { readonly day: number; readonly used: number }[] = [];
  for (let day = periodStart(from, 'day'); day < to; day += DAY_MS) {
    const { start } = budgetPeriod(kind, periodStart(day, 'month'));
    // Of a period whose first days are unknown, nobody knows how much was used.
    if (start >= known) days.push({ day, used: decimalToNumber(sumDays(costs, start, day + DAY_MS)) / limit });
  }
  return days;
}
