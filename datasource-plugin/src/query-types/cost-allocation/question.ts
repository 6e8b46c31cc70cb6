import type { FieldsOf, TargetOf } from '../../query-model.ts';
import { COST, costScopeText } from '../cost-scope/cost-scope.ts';
import type { CostScope } from '../cost-scope/cost-scope.ts';
import type { Question } from '../question.ts';
import type { Subject } from '../subject.ts';

type Grain = FieldsOf<'cost-allocation'>['grain'];

/** Charges of a bill, once it is chosen by which rules they are given to owners. */
const ALLOCATED: Subject<TargetOf<'cost-allocation'>> = {
  ...(COST as Subject<CostScope>),
  isReady: ({ allocation }) => Boolean(allocation),
};

export const costAllocation: Question<'cost-allocation'> = {
  subject: ALLOCATED,
  start: { allocation: '', grain: 'total' },
  text(query) {
    const { amount, where } = costScopeText(query);
    return `${amount} allocated by ${query.allocation || '…'}${query.grain && query.grain !== 'total' ? ` per ${query.grain}` : ''}${where}`;
  },
  applyVariables: ({ allocation, grain }, { replace }) => ({
    allocation: replace(allocation),
    grain: grain && (replace(grain) as Grain),
  }),
};
