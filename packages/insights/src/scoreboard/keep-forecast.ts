import { DAY_MS } from '@smartcloudops/focus';

import type { ForecastAnswer, ForecastCostQuery } from '../forecast/forecast-answer.ts';
import { forecastRecords } from './forecast-records.ts';
import type { Occasion } from './forecast-records.ts';
import { connectionsWithData } from './scope.ts';
import type { ScoreboardDeps } from './scoreboard-deps.ts';
import { seasonalNaive, YARDSTICK_DAYS } from './seasonal-naive.ts';

/** Forecasts are kept so long, … */
const KEPT_FOR_DAYS = 400;
/** How long after the last data the clock is believed. */
const TRUSTED_DAYS = 31;
/** … and no more than so many of them altogether (some 60 MB); the oldest origins go first. */
const KEPT_AT_MOST = 250_000;

/**
 * Keeps an answer for grading, with the yardstick beside it. What was kept before of the same origin stays as it is.
 * @returns how many forecasts are new
 * @throws WarehouseError
 */
export async function keepForecast(
  { warehouse: { costs, forecasts } }: Pick<ScoreboardDeps, 'warehouse'>,
  query: Pick<ForecastCostQuery, 'connections' | 'metric' | 'filters' | 'groupBy'>,
  answer: ForecastAnswer,
  made: Occasion
): Promise<number> {
  const connections = await connectionsWithData(costs, query.connections);
  if (connections.length === 0) return 0;
  const { forecastFrom } = answer;
  const past = { ...query, connections, from: forecastFrom - YARDSTICK_DAYS * DAY_MS, to: forecastFrom };
  const { cells } = await costs.aggregate({ ...past, grain: 'day', asOf: null });
  const groups = seasonalNaive(cells, forecastFrom);
  const total = seasonalNaive(
    cells.map((cell) => ({ ...cell, keys: [] })),
    forecastFrom
  );
  const naive: typeof groups = (keys, day) => (keys.length === 0 ? total : groups)(keys, day);
  const added = await forecasts.record(
    forecastRecords(answer, naive, { ...made, connections, filters: query.filters })
  );
  // A clock that is far ahead of the data is not believed: it would drop what is to be graded.
  const now = Math.min(made.madeAt, forecastFrom + TRUSTED_DAYS * DAY_MS);
  if (added > 0) await forecasts.prune({ madeBefore: now - KEPT_FOR_DAYS * DAY_MS, keep: KEPT_AT_MOST });
  return added;
}
