import { INSTALLATION } from '../installation/installation.ts';
import type { Question } from '../question.ts';

export const reconciliation: Question<'reconciliation'> = {
  subject: INSTALLATION,
  start: { statistic: undefined },
  text: ({ statistic }) =>
    statistic && statistic !== 'all'
      ? `Reconciliation with the sources, ${statistic}`
      : 'Reconciliation with the sources',
  applyVariables: () => ({}),
};
