import type { ApiSpendQuery, ApiSpendResponse } from '@smartcloudops/contract';
import { apiSpend as spend } from '@smartcloudops/insights';

import { apiSpendFrame, apiSpendFrameType } from '../../frames/api-spend-frame.ts';
import { apiSpendJson } from '../../json/api-spend.ts';
import type { Question } from '../question.ts';

let asked = 0;

export const apiSpend: Question<ApiSpendQuery, ApiSpendResponse> = {
  frameType: apiSpendFrameType,
  learns: false,
  // The ledger changes with every call that is booked and has no version; reading it is quick, so no answer is remembered.
  dataVersion: async () => (asked += 1),
  async answer({ query, connections }, context) {
    const { timeRange, grain, asOf } = query;
    const [from, to] = [Date.parse(timeRange.from), Date.parse(timeRange.to)];
    // Calls after the moment were not known then.
    const range = { from, to: asOf === undefined ? to : Math.max(from, Math.min(to, Date.parse(asOf))) };
    const answer = await spend(context, { connections, grain, ...range });
    const { now } = context;
    return { frames: () => [apiSpendFrame(answer, query, now)], json: () => apiSpendJson(answer, now) };
  },
};
