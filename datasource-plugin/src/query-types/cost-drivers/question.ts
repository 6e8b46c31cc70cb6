import type { TargetOf } from '../../query-model.ts';
import { COST, costScopeText } from '../cost-scope/cost-scope.ts';
import type { Question } from '../question.ts';

type CompareWith = NonNullable<TargetOf<'cost-drivers'>['compareWith']>;

const SINCE: Readonly<Record<string, string>> = {
  'previous-period': 'the period before',
  'previous-month': 'the month before',
  'previous-year': 'the year before',
};

function sinceText(compareWith: CompareWith): string {
  if (typeof compareWith === 'object') return `${compareWith.from.slice(0, 10)} to ${compareWith.to.slice(0, 10)}`;
  return SINCE[compareWith] ?? compareWith;
}

export const costDrivers: Question<'cost-drivers'> = {
  subject: COST,
  start: { metric: 'EffectiveCost', groupBy: ['ServiceName'], compareWith: 'previous-period' },
  text(query) {
    const { amount, where } = costScopeText(query);
    return `Why ${amount}${where} changed since ${sinceText(query.compareWith ?? 'previous-period')}`;
  },
  applyVariables: ({ compareWith }, { replace }) => ({
    compareWith: typeof compareWith === 'string' ? (replace(compareWith) as CompareWith) : compareWith,
  }),
};
