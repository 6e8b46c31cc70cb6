import { INSTALLATION } from '../installation/installation.ts';
import type { Question } from '../question.ts';

export const budgets: Question<'budgets'> = {
  subject: INSTALLATION,
  start: { statistic: undefined },
  text: ({ statistic }) => (statistic && statistic !== 'all' ? `Budgets, ${statistic}` : 'Budgets'),
  applyVariables: () => ({}),
};
