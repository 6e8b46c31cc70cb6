import type { ReconciliationQuery, ReconciliationResponse } from '@smartcloudops/contract';
import { reconciliation as reconcile } from '@smartcloudops/insights';

import { reconciliationFrame, reconciliationFrameType } from '../../frames/reconciliation-frame.ts';
import { reconciliationJson } from '../../json/reconciliation.ts';
import type { Question } from '../question.ts';

export const reconciliation: Question<ReconciliationQuery, ReconciliationResponse> = {
  frameType: reconciliationFrameType,
  learns: false,
  // Both only grow, and so does the sum with each change of either.
  dataVersion: async ({ costs, items }) => (await costs.dataVersion()) + (await items.dataVersion()),
  async answer({ query, connections }, context) {
    const { timeRange, asOf } = query;
    const answer = await reconcile(context, {
      connections,
      from: Date.parse(timeRange.from),
      to: Date.parse(timeRange.to),
      asOf: asOf === undefined ? null : Date.parse(asOf),
    });
    const { now } = context;
    return {
      frames: () => [reconciliationFrame(answer, query, now)],
      json: () => reconciliationJson(answer, { query, now }),
    };
  },
};
