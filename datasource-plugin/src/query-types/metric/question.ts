import { MACHINES, machineScopeText } from '../machine-scope/machine-scope.ts';
import type { Question } from '../question.ts';

export const metric: Question<'metric'> = {
  subject: MACHINES,
  start: { grain: 'step' },
  text(query) {
    const { measure, where } = machineScopeText(query);
    return `${measure}${query.grain && query.grain !== 'step' ? ` per ${query.grain}` : ''}${where}`;
  },
  applyVariables: ({ grain }, { replace }) => ({ grain: grain && (replace(grain) as typeof grain) }),
};
