import { DAY_MS } from '@smartcloudops/focus';

import type { InsightDeps } from '../deps.ts';
import type { ForecastQuery } from '../forecast/forecast-answer.ts';
import { forecastTrees } from '../forecast/forecast-tree.ts';
import type { CostHistory } from '../forecast/read-history.ts';

/** Before this many days are known, the period is taken as even. */
const NEEDED_DAYS = 28;

/**
 * Which share of a period's total comes by a day in it: as the days before the period would have forecast it, so that the first of
 * the month, weekends and what is booked have their weight, and what the period itself was like has none.
 * @param by exclusive
 * @returns 0 to 1; the share of the days when too little is known of the time before
 */
export async function expectedShare(
  deps: Pick<InsightDeps, 'checkpoint' | 'remember'>,
  query: ForecastQuery,
  history: CostHistory,
  { start, end, by }: { readonly start: number; readonly end: number; readonly by: number }
): Promise<number> {
  const even = Math.min(1, Math.max(0, (by - start) / (end - start)));
  if (by <= start || by >= end || start - history.historyFrom < NEEDED_DAYS * DAY_MS) return even;
  const before: CostHistory = {
    ...history,
    window: { ...history.window, origin: start },
    dataEnd: start,
  };
  const [{ tree, forecasts }] = await forecastTrees(deps, query, before, (end - start) / DAY_MS);
  const point = forecasts[tree.total]?.forecast.point ?? [];
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const share = sum(point.slice(0, (by - start) / DAY_MS)) / sum(point);
  // Credits may turn a series around: shares of nothing, or of less, say nothing.
  return share >= 0 && share <= 1 ? share : even;
}
