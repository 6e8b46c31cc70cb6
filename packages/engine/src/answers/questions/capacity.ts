import type { CapacityQuery, CapacityResponse } from '@smartcloudops/contract';
import { capacity as askCapacity } from '@smartcloudops/insights';

import { capacityFrame, capacityFrameType } from '../../frames/capacity-frame.ts';
import { capacityJson } from '../../json/metrics.ts';
import { metricQuestion } from '../metric-question.ts';
import type { Question } from '../question.ts';

const DEFAULT_SERIES = 50;

export const capacity: Question<CapacityQuery, CapacityResponse> = {
  frameType: ({ statistic }) => capacityFrameType(statistic),
  reads: 'measurements',
  learns: true,
  async answer({ query, connections }, context) {
    const { limit, direction, horizonDays, topN = DEFAULT_SERIES, statistic } = query;
    const answer = await askCapacity(context, {
      ...metricQuestion(query, connections),
      limit,
      direction,
      horizonDays,
      topN,
    });
    return {
      frames: () => [capacityFrame(answer, statistic, { query, ...context })],
      json: () => capacityJson(answer, { query, ...context }),
    };
  },
};
