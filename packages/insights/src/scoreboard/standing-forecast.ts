import { DAY_MS } from '@smartcloudops/focus';
import type { CostStore } from '@smartcloudops/warehouse';

import { forecastCost } from '../forecast/forecast-cost.ts';
import { KEPT_DAYS } from './horizons.ts';
import { keepForecast } from './keep-forecast.ts';
import { connectionsWithData } from './scope.ts';
import type { ScoreboardDeps } from './scoreboard-deps.ts';

const AHEAD_DAYS = Math.max(...KEPT_DAYS) + 1;
/** The first day that is forecast may be some days ago, while their charges still come in. */
const BACK_DAYS = 7;

/** What is forecast whether anybody looks or not: the bill, by service. */
const STANDING = { metric: 'BilledCost', groupBy: ['ServiceName'], filters: [] } as const;

/** Forecasts and keeps the standing question of some connections. @returns how many forecasts are new @throws WarehouseError */
export async function keepStandingForecast(
  deps: ScoreboardDeps,
  connections: readonly string[],
  { evidence, madeAt }: { readonly evidence: 'shown' | 'replayed'; readonly madeAt: number }
): Promise<number> {
  const now = deps.clock();
  const query = { ...STANDING, connections, from: now - BACK_DAYS * DAY_MS, to: now + AHEAD_DAYS * DAY_MS, asOf: null };
  const answer = await forecastCost(deps, { ...query, level: [0.8, 0.95] });
  if (answer.kind !== 'forecast') return 0;
  return keepForecast(deps, query, answer, { evidence, madeAt, dataVersion: await deps.warehouse.costs.dataVersion() });
}

/** What stands after a connection was collected: the forecast of it alone, and of everything when there is more. */
export async function standingScopes(
  costs: Pick<CostStore, 'loads'>,
  connection: string
): Promise<readonly (readonly string[])[]> {
  const [own, all] = [await connectionsWithData(costs, [connection]), await connectionsWithData(costs, null)];
  return own.length === 0 ? [] : all.length > own.length ? [own, all] : [own];
}
