import { DAY_MS, periodStart } from '@smartcloudops/focus';

import { forecastWindow } from '../forecast/forecast-window.ts';
import { costsUntil } from './costs-until.ts';
import type { ScoreboardDeps } from './scoreboard-deps.ts';
import { keepStandingForecast } from './standing-forecast.ts';

/** Not a divisor of the week, so that every weekday is forecast from and forecast. */
const STEP_DAYS = 6;
const STEPS = 30;
/** A forecast from less is not what is shown today. */
const LEAST_HISTORY_DAYS = 56;

/**
 * Fills a young scoreboard: forecasts the standing question of the connections again from earlier days, each time from the bill cut off
 * there, latest first. About half a year in steps of six days, as far as there is history before it.
 * @param onStep called before each of `total` steps; what it throws ends the replay, and what is kept stays
 * @returns how many forecasts are new
 */
export async function replayForecasts(
  deps: ScoreboardDeps,
  connections: readonly string[],
  onStep: (done: number, total: number) => void | Promise<void>
): Promise<number> {
  const { costs } = deps.warehouse;
  const now = deps.clock();
  const everything = { connections, metric: 'BilledCost', groupBy: [], filters: [], asOf: null } as const;
  const known = await costs.aggregate({ ...everything, from: 0, to: now, grain: 'total' });
  const end = forecastWindow(known, now)?.origin;
  if (end === undefined || known.coverage.from === null) return 0;
  const earliest = periodStart(known.coverage.from, 'day') + LEAST_HISTORY_DAYS * DAY_MS;
  const origins = Array.from({ length: STEPS }, (_, i) => end - (i + 1) * STEP_DAYS * DAY_MS).filter(
    (origin) => origin >= earliest
  );
  let added = 0;
  for (const [done, origin] of origins.entries()) {
    await onStep(done, origins.length);
    const past = { ...deps, clock: () => origin, warehouse: { ...deps.warehouse, costs: costsUntil(costs, origin) } };
    added += await keepStandingForecast(past, connections, { evidence: 'replayed', madeAt: now });
  }
  await onStep(origins.length, origins.length);
  return added;
}
