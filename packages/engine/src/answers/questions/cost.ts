import type { CostQuery, HistoryResponse } from '@smartcloudops/contract';
import { costByDimension } from '@smartcloudops/insights';

import { costFrame, costFrameType } from '../../frames/cost-frame.ts';
import { historyJson } from '../../json/history.ts';
import { costQuestion } from '../cost-question.ts';
import type { Question } from '../question.ts';

export const cost: Question<CostQuery, HistoryResponse> = {
  frameType: costFrameType,
  learns: false,
  async answer({ query, connections }, context) {
    const { grain, topN = null } = query;
    const answer = await costByDimension(context, { ...costQuestion(query, connections), grain, topN });
    return {
      frames: () => [costFrame(answer, { query, ...context })],
      json: () => historyJson(answer, { query, ...context }),
    };
  },
};
