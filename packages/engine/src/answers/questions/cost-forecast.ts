import type { CostForecastQuery, ForecastResponse } from '@smartcloudops/contract';
import { forecastCost } from '@smartcloudops/insights';

import { forecastFrame, forecastFrameType } from '../../frames/forecast-frame.ts';
import { forecastJson } from '../../json/forecast.ts';
import { costQuestion, costScope } from '../cost-question.ts';
import { knownSteps } from '../known-steps.ts';
import { shownForecast } from '../../scoreboard/shown-forecast.ts';
import type { Question } from '../question.ts';

export const costForecast: Question<CostForecastQuery, ForecastResponse> = {
  frameType: forecastFrameType,
  learns: true,
  forecasts: ({ query, connections }) => ({
    kind: query.output === 'series' ? 'day' : 'month-end',
    scope: costScope(query, connections),
    mute: query.mute === true && query.output === 'month-end',
    isForecast: (field) => field === 'monthEnd' || /^(lower|upper) /.test(field),
  }),
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
      json: () => forecastJson(answer, { query, ...context }),
      shown: shownForecast(query, connections, answer),
    };
  },
};
