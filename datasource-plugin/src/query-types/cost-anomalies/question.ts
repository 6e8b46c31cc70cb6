import { COST, costScopeText } from '../cost-scope/cost-scope.ts';
import type { Question } from '../question.ts';

export const costAnomalies: Question<'cost-anomalies'> = {
  subject: COST,
  start: { groupBy: ['ServiceName'], falseAlarmRate: 0.01, causes: true },
  text(query) {
    const { amount, where } = costScopeText(query);
    return `Anomalies of ${amount}${query.minImpact ? ` of ${query.minImpact} or more` : ''}${where}`;
  },
  applyVariables: ({ minImpact }, { amount }) => ({
    minImpact: minImpact === undefined ? undefined : amount('least impact', minImpact),
  }),
};
