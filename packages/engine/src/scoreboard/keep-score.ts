import { keepStandingForecast, replayForecasts, standingScopes } from '@smartcloudops/insights';
import type { Warehouse } from '@smartcloudops/warehouse';

import { readReplay, writeReplay } from './scoreboard-state.ts';

interface ScoreContext {
  readonly warehouse: Warehouse;
  readonly clock: () => number;
}

/** Another process that replays gives a sign of life at least so often. */
const LEASE_MS = 120_000;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Forecasts the standing question of what a connection belongs to, and keeps it. @returns how many forecasts are new */
export async function keepStanding({ warehouse, clock }: ScoreContext, connection: string): Promise<number> {
  let kept = 0;
  for (const scope of await standingScopes(warehouse.costs, connection)) {
    const deps = { warehouse, clock, checkpoint: nextTurn };
    kept += await keepStandingForecast(deps, scope, { evidence: 'shown', madeAt: clock() });
  }
  return kept;
}

/**
 * Replays past forecasts of what a connection belongs to, once in its life; a replay that was cut short goes on with the next. It gives
 * way to other work of the thread between groups.
 * @param owner of the lease that keeps others from doing the same
 * @returns how many forecasts are new
 */
export async function replayOnce(
  { warehouse, clock }: ScoreContext,
  { connection, owner }: { readonly connection: string; readonly owner: string },
  signal?: AbortSignal
): Promise<number> {
  const { state } = warehouse;
  const lease = `forecasts/replay/${connection}`;
  const held = () => state.acquireLease(lease, owner, LEASE_MS, Date.now());
  if (!(await held())) return 0;
  let kept = 0;
  const giveWay = async () => {
    await nextTurn();
    signal?.throwIfAborted();
  };
  try {
    for (const scope of await standingScopes(warehouse.costs, connection)) {
      if ((await readReplay(state, scope))?.finished) continue;
      let steps = 0;
      kept += await replayForecasts({ warehouse, clock, checkpoint: giveWay }, scope, async (done, total) => {
        await giveWay();
        await held();
        await writeReplay(state, scope, { done, total, finished: false });
        steps = total;
      });
      await writeReplay(state, scope, { done: steps, total: steps, finished: true });
    }
  } finally {
    await state.releaseLease(lease, owner);
  }
  return kept;
}
