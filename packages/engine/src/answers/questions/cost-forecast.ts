import type { CostForecastQuery, ForecastResponse } from '@smartcloudops/contract';
import { forecastCost } from '@smartcloudops/insights';

import { forecastFrame } from '../../frames/forecast-frame.ts';
import { forecastJson } from '../../json/forecast.ts';
import { costQuestion } from '../cost-question.ts';
import type { Question } from '../question.ts';

export const costForecast: Question<CostForecastQuery, ForecastResponse> = {
  frameType: ({ output }) => (output === 'series' ? 'timeseries-wide' : 'numeric-wide'),
  learns: true,
  async answer({ query, connections }, context) {
    const { level, topN } = query;
    const answer = await forecastCost(context, {
      ...costQuestion(query, connections),
      level,
      ...(topN === undefined ? {} : { topN }),
    });
    return {
      frames: () => [forecastFrame(answer, query, { query, ...context })],
      json: () => forecastJson(answer, context.dataVersion),
    };
  },
};
