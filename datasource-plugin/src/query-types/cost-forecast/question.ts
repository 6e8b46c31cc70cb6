import { COST, costScopeText } from '../cost-scope/cost-scope.ts';
import type { Question } from '../question.ts';

export const costForecast: Question<'cost-forecast'> = {
  subject: COST,
  start: { output: 'series', level: [0.8, 0.95], groupBy: [] },
  text(query) {
    const { amount, where } = costScopeText(query);
    return `Forecast of ${amount}, ${query.output === 'month-end' ? "the month's total" : 'daily'}${where}`;
  },
  applyVariables: () => ({}),
};
