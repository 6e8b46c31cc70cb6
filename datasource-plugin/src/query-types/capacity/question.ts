import { MACHINES, machineScopeText } from '../machine-scope/machine-scope.ts';
import type { Question } from '../question.ts';

export const capacity: Question<'capacity'> = {
  subject: MACHINES,
  start: { limit: 80, direction: 'above', horizonDays: 30 },
  text(query) {
    const { measure, where } = machineScopeText(query);
    return `Chance that ${measure} goes ${query.direction ?? 'above'} ${query.limit} within ${query.horizonDays ?? 30} days${where}`;
  },
  applyVariables: ({ limit }, { amount }) => ({ limit: amount('limit', limit) }),
};
