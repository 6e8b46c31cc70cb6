import { keepStandingForecast, replayForecasts, standingScopes } from '@smartcloudops/insights';
import type { ScoreboardDeps } from '@smartcloudops/insights';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { Call } from '../threads/messages.ts';
import { readReplay, writeReplay } from './scoreboard-state.ts';

interface ScoreContext extends ScoreboardDeps {
  readonly warehouse: Warehouse;
}

/** Another process that replays gives a sign of life at least so often. */
const LEASE_MS = 120_000;

/** Forecasts the standing question of what a connection belongs to, and keeps it. @returns how many forecasts are new */
export async function keepStanding({ warehouse, clock }: ScoreContext, connection: string): Promise<number> {
  let kept = 0;
  for (const scope of standingScopes(warehouse.costs, connection))
    kept += await keepStandingForecast({ warehouse, clock }, scope, { evidence: 'shown', madeAt: clock() });
  return kept;
}

/**
 * Replays past forecasts of what a connection belongs to, once in its life; a replay that was cut short goes on with the next. It gives
 * way between two origins.
 * @returns how many forecasts are new
 */
export async function replayOnce(
  { warehouse, clock }: ScoreContext,
  connection: string,
  owner: string,
  { signal, onProgress }: Call<{ readonly done: number; readonly total: number }> = {}
): Promise<number> {
  const { state } = warehouse;
  const lease = `forecasts/replay/${connection}`;
  const held = () => state.acquireLease(lease, owner, LEASE_MS, Date.now());
  if (!held()) return 0;
  let kept = 0;
  try {
    for (const scope of standingScopes(warehouse.costs, connection)) {
      if (readReplay(state, scope)?.finished) continue;
      let last = 0;
      kept += await replayForecasts({ warehouse, clock }, scope, async (done, total) => {
        // Others that wait for this thread come first.
        await new Promise((resolve) => setImmediate(resolve));
        signal?.throwIfAborted();
        held();
        writeReplay(state, scope, { done, total, finished: false });
        onProgress?.({ done, total });
        last = total;
      });
      writeReplay(state, scope, { done: last, total: last, finished: true });
    }
  } finally {
    state.releaseLease(lease, owner);
  }
  return kept;
}
