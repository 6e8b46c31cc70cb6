import type { BudgetRiskQuery, BudgetRiskResponse } from '@smartcloudops/contract';
import { budgetRisk } from '@smartcloudops/insights';

import { budgetRiskFrame } from '../../frames/budget-risk-frame.ts';
import { budgetRiskJson } from '../../json/budget-risk.ts';
import { shownForecast } from '../../scoreboard/shown-forecast.ts';
import { costQuestion, costScope } from '../cost-question.ts';
import { knownSteps } from '../known-steps.ts';
import type { Question } from '../question.ts';

export const budgetRiskQuestion: Question<BudgetRiskQuery, BudgetRiskResponse> = {
  frameType: () => 'numeric-wide',
  learns: true,
  forecasts: ({ query, connections }) => ({
    kind: 'month-end',
    scope: costScope(query, connections),
    mute: query.mute === true,
    isForecast: (field) => field !== 'used' && field !== 'budget',
  }),
  async answer({ query, connections }, context) {
    const { budget, period, level, topN, steps } = query;
    const answer = await budgetRisk(context, {
      ...costQuestion(query, connections),
      budget,
      period,
      level,
      steps: knownSteps(steps),
      ...(topN === undefined ? {} : { topN }),
    });
    return {
      frames: () => [budgetRiskFrame(answer, query, { query, ...context })],
      json: () => budgetRiskJson(answer, { query, ...context }),
      shown: shownForecast(query, connections, answer),
    };
  },
};
