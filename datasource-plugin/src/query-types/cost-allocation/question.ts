import type { FieldsOf } from '../../query-model.ts';
import { COST, costScopeText } from '../cost-scope/cost-scope.ts';
import type { Question } from '../question.ts';

type Grain = FieldsOf<'cost-allocation'>['grain'];

export const costAllocation: Question<'cost-allocation'> = {
  subject: COST,
  start: { allocation: '', grain: 'total' },
  isReady: ({ allocation }) => Boolean(allocation),
  text(query) {
    const { amount, where } = costScopeText(query);
    return `${amount} allocated by ${query.allocation || '…'}${query.grain && query.grain !== 'total' ? ` per ${query.grain}` : ''}${where}`;
  },
  applyVariables: ({ allocation, grain }, { replace }) => ({
    allocation: replace(allocation),
    grain: grain && (replace(grain) as Grain),
  }),
};
