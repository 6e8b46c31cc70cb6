import type { TrendQuery, TrendResponse } from '@smartcloudops/contract';
import { costTrend } from '@smartcloudops/insights';

import { trendFrame, trendFrameType } from '../../frames/trend-frame.ts';
import { trendJson } from '../../json/trend.ts';
import { costQuestion } from '../cost-question.ts';
import type { Question } from '../question.ts';

export const trendQuestion: Question<TrendQuery, TrendResponse> = {
  frameType: trendFrameType,
  learns: false,
  async answer({ query, connections }, context) {
    const { level, topN } = query;
    const answer = await costTrend(context, {
      ...costQuestion(query, connections),
      level,
      ...(topN === undefined ? {} : { topN }),
    });
    return {
      frames: () => [trendFrame(answer, query, { query, ...context })],
      json: () => trendJson(answer, { query, ...context }),
    };
  },
};
