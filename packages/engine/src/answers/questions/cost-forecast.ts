import type { CostForecastQuery, ForecastResponse } from '@smartcloudops/contract';
import { forecastCost } from '@smartcloudops/insights';

import { forecastFrame, forecastFrameType } from '../../frames/forecast-frame.ts';
import { forecastJson } from '../../json/forecast.ts';
import { costQuestion } from '../cost-question.ts';
import { knownSteps } from '../known-steps.ts';
import type { Question } from '../question.ts';

export const costForecast: Question<CostForecastQuery, ForecastResponse> = {
  frameType: forecastFrameType,
  learns: true,
  async answer({ query, connections }, context) {
    const { level, topN, steps } = query;
    const answer = await forecastCost(context, {
      ...costQuestion(query, connections),
      level,
      steps: knownSteps(steps),
      ...(topN === undefined ? {} : { topN }),
    });
    return {
      frames: () => [forecastFrame(answer, query, { query, ...context })],
      json: () => forecastJson(answer, context.dataVersion),
    };
  },
};
