import type { ScoreboardResponse } from '@smartcloudops/contract';
import type { ScoreboardAnswer } from '@smartcloudops/insights';

import { provenance } from './provenance.ts';
import type { JsonContext } from './provenance.ts';

const byLevel = (figures: ReadonlyMap<number, number>) =>
  [...figures].sort(([a], [b]) => a - b).map(([level, value]) => ({ level, value }));

/** The same answer that becomes a frame, as REST gives it. */
export function scoreboardJson(answer: ScoreboardAnswer, context: JsonContext): ScoreboardResponse {
  const { metric, groupBy, rows, waiting } = answer;
  return {
    metric,
    groupBy: [...groupBy],
    rows: rows.map(({ keys, horizon, coverage, intervalScore, ...figures }) => ({
      group: Object.fromEntries(keys.map((key, index) => [groupBy[index], key])),
      horizon: horizon.name,
      kind: horizon.kind,
      ...figures,
      coverage: byLevel(coverage),
      intervalScore: byLevel(intervalScore),
    })),
    waiting,
    ...provenance(answer, context),
  };
}
