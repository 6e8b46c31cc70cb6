import { DAY_MS } from '@smartcloudops/focus';
import type { AggregateQuery, ForecastRecord } from '@smartcloudops/warehouse';

import { dailyCosts } from '../bill/daily-costs.ts';
import type { BudgetAnswer } from '../budget/budget-answer.ts';
import { runRate } from '../forecast/run-rate.ts';
import type { Occasion } from './forecast-records.ts';
import { connectionsWithData } from './scope.ts';
import type { ScoreboardDeps } from './scoreboard-deps.ts';

/** The yardstick looks back so far when no day of the month is final yet. */
const BEFORE_DAYS = 31;

/**
 * Keeps the month's total that the risk of a budget was judged by, as a forecast of it is kept. Quarters and years are not graded: their
 * truth comes too seldom.
 * @returns how many forecasts are new
 * @throws WarehouseError
 */
export async function keepBudgetForecast(
  { warehouse: { costs, forecasts } }: Pick<ScoreboardDeps, 'warehouse'>,
  query: Pick<AggregateQuery, 'connections' | 'metric' | 'filters' | 'groupBy'>,
  { period, series }: BudgetAnswer,
  made: Occasion
): Promise<number> {
  const connections = await connectionsWithData(costs, query.connections);
  const origin = period.start + period.daysFinal * DAY_MS;
  if (period.kind !== 'month' || period.daysFinal >= period.days || connections.length === 0) return 0;
  // Before the month has a final day, how far the final days reach is not told; the forecast of the month itself is kept instead.
  if (period.daysFinal === 0) return 0;
  const from = period.start - BEFORE_DAYS * DAY_MS;
  const { cells } = await costs.aggregate({ ...query, connections, from, to: origin, grain: 'day', asOf: null });
  return await forecasts.record(
    series.flatMap(({ keys, forecast, interval }): ForecastRecord[] => {
      const id = JSON.stringify(keys);
      const own = cells.filter((cell) => JSON.stringify(cell.keys) === id);
      const { metric, filters, groupBy } = query;
      const shared = {
        ...made,
        series: { connections, metric, filters, groupBy, keys },
        origin,
        kind: 'month-end',
        target: { from: period.start, to: period.end },
      } as const;
      const yardstick = runRate(dailyCosts(own, from, origin), origin, period);
      return [
        { ...shared, model: 'ours', point: forecast, intervals: [interval] },
        { ...shared, model: 'naive', point: yardstick, intervals: [] },
      ];
    })
  );
}
