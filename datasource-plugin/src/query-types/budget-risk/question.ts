import { COST, costScopeText } from '../cost-scope/cost-scope.ts';
import type { Question } from '../question.ts';

export const budgetRisk: Question<'budget-risk'> = {
  subject: COST,
  start: { budget: 10_000, period: 'month', groupBy: [] },
  text(query) {
    const { amount, where } = costScopeText(query);
    return `Risk that ${amount} exceeds ${query.budget} a ${query.period ?? 'month'}${where}`;
  },
  applyVariables: ({ budget, period }, { amount, replace }) => ({
    budget: amount('budget', budget),
    period: period && (replace(period) as typeof period),
  }),
};
