import type { Notice } from '@smartcloudops/insights';
import type { StateStore } from '@smartcloudops/warehouse';

import { readAwsForecast, readReplay } from './scoreboard-state.ts';

/** What a reader of the board must know of how it comes about. @param connections that are asked, as they add up */
export async function scoreboardNotices(state: StateStore, connections: readonly string[]): Promise<readonly Notice[]> {
  const replay = await readReplay(state, connections);
  const percent = replay && replay.total > 0 ? Math.floor((100 * replay.done) / replay.total) : 0;
  const problems = await Promise.all(
    connections.map(async (connection) => {
      const problem = (await readAwsForecast(state, connection))?.problem;
      return problem ? [`AWS's own forecast is not known for "${connection}": ${problem}`] : [];
    })
  );
  return [
    ...(replay && !replay.finished
      ? [
          {
            severity: 'info',
            text: `Earlier forecasts are being replayed (${percent} %). The board fills by itself.`,
          } as const,
        ]
      : []),
    ...problems.flat().map((text) => ({ severity: 'info', text }) as const),
  ];
}
