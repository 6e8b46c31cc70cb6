import type { MetricHistoryResponse, MetricQuery } from '@smartcloudops/contract';
import { metricHistory } from '@smartcloudops/insights';

import { metricFrame } from '../../frames/metric-frame.ts';
import { metricHistoryJson } from '../../json/metrics.ts';
import { metricQuestion } from '../metric-question.ts';
import type { Question } from '../question.ts';

const DEFAULT_SERIES = 50;

export const metric: Question<MetricQuery, MetricHistoryResponse> = {
  frameType: () => 'timeseries-wide',
  reads: 'measurements',
  learns: false,
  async answer({ query, connections }, context) {
    const { grain, topN = DEFAULT_SERIES } = query;
    const answer = await metricHistory(context, { ...metricQuestion(query, connections), grain, topN });
    return {
      frames: () => [metricFrame(answer, { query, ...context })],
      json: () => metricHistoryJson(answer, { query, ...context }),
    };
  },
};
