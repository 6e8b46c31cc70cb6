import type { CostAnomaliesQuery, CostAnomaliesResponse } from '@smartcloudops/contract';
import { costAnomalies } from '@smartcloudops/insights';

import { anomalyFrame, anomalyFrameType } from '../../frames/anomaly-frame.ts';
import { costAnomaliesJson } from '../../json/cost-anomalies.ts';
import { costQuestion } from '../cost-question.ts';
import type { Question } from '../question.ts';

export const costAnomaliesQuestion: Question<CostAnomaliesQuery, CostAnomaliesResponse> = {
  frameType: anomalyFrameType,
  learns: true,
  async answer({ query, connections }, context) {
    const { minImpact, falseAlarmRate, causes, output, topN } = query;
    const answer = await costAnomalies(context, {
      ...costQuestion(query, connections),
      minImpact,
      falseAlarmRate,
      // Nobody sees the causes of a number.
      causes: causes && output !== 'series' && output !== 'impact',
      ...(topN === undefined ? {} : { topN }),
    });
    return {
      frames: () => [anomalyFrame(answer, query, { query, ...context })],
      json: () => costAnomaliesJson(answer, { query, ...context }),
    };
  },
};
