import { INSTALLATION } from '../installation/installation.ts';
import type { Question } from '../question.ts';

export const commitments: Question<'commitments'> = {
  subject: INSTALLATION,
  start: { statistic: undefined },
  text: ({ statistic }) => (statistic && statistic !== 'all' ? `Commitments, ${statistic}` : 'Commitments'),
  applyVariables: () => ({}),
};
