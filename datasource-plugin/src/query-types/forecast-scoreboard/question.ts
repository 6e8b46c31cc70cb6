import { COST, costScopeText } from '../cost-scope/cost-scope.ts';
import type { Question } from '../question.ts';

export const forecastScoreboard: Question<'forecast-scoreboard'> = {
  subject: COST,
  start: { groupBy: ['ServiceName'], horizon: 'all' },
  text(query) {
    const { amount, where } = costScopeText(query);
    return `How good the forecasts of ${amount} were${where}`;
  },
  applyVariables: () => ({}),
};
