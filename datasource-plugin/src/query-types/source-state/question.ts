import { INSTALLATION } from '../installation/installation.ts';
import type { Question } from '../question.ts';

export const sourceState: Question<'source-state'> = {
  subject: INSTALLATION,
  start: { statistic: undefined, sources: undefined, off: false },
  text: ({ statistic, sources }) =>
    [
      'State of the sources',
      ...(sources && sources.length > 0 ? [sources.join(', ')] : []),
      ...(statistic && statistic !== 'all' ? [statistic] : []),
    ].join(', '),
  applyVariables: ({ sources }, { spread }) => ({ sources: sources?.flatMap(spread) }),
};
