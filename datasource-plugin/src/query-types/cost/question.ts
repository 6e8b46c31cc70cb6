import type { FieldsOf } from '../../query-model.ts';
import { COST, costScopeText } from '../cost-scope/cost-scope.ts';
import type { Question } from '../question.ts';

type Grain = FieldsOf<'cost'>['grain'];

export const cost: Question<'cost'> = {
  subject: COST,
  start: { grain: 'day', topN: 10 },
  text(query) {
    const { amount, where } = costScopeText(query);
    const grain = query.grain ?? 'day';
    return `${amount}${grain === 'total' ? ', total' : ` per ${grain}`}${query.topN ? `, top ${query.topN}` : ''}${where}`;
  },
  applyVariables: ({ grain }, { replace }) => ({ grain: grain && (replace(grain) as Grain) }),
};
