import { COST, costScopeText } from '../cost-scope/cost-scope.ts';
import type { Question } from '../question.ts';

export const trend: Question<'trend'> = {
  subject: COST,
  start: { groupBy: ['ServiceName'] },
  text(query) {
    const { amount, where } = costScopeText(query);
    return `Trend of ${amount}${where}`;
  },
  applyVariables: () => ({}),
};
