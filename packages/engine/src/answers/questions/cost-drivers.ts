import type { CostDriversQuery, CostDriversResponse } from '@smartcloudops/contract';
import { costDrivers } from '@smartcloudops/insights';

import { driversFrame, driversFrameType } from '../../frames/drivers-frame.ts';
import { costDriversJson } from '../../json/cost-drivers.ts';
import { costQuestion } from '../cost-question.ts';
import type { Question } from '../question.ts';

export const costDriversQuestion: Question<CostDriversQuery, CostDriversResponse> = {
  frameType: driversFrameType,
  // What it is compared with lies before the range.
  learns: true,
  async answer({ query, connections }, context) {
    const { compareWith, topN } = query;
    const answer = await costDrivers(context, {
      ...costQuestion(query, connections),
      compareWith:
        typeof compareWith === 'string'
          ? compareWith
          : { from: Date.parse(compareWith.from), to: Date.parse(compareWith.to) },
      ...(topN === undefined ? {} : { topN }),
    });
    return {
      frames: () => [driversFrame(answer, query, { query, ...context })],
      json: () => costDriversJson(answer, { query, ...context }),
    };
  },
};
