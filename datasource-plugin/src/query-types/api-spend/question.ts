import type { FieldsOf } from '../../query-model.ts';
import { INSTALLATION } from '../installation/installation.ts';
import type { Question } from '../question.ts';

type Grain = FieldsOf<'api-spend'>['grain'];

export const apiSpend: Question<'api-spend'> = {
  subject: INSTALLATION,
  start: { grain: 'total' },
  text: ({ grain = 'total' }) => `What AWS calls cost${grain === 'total' ? '' : ` per ${grain}`}`,
  applyVariables: ({ grain }, { replace }) => ({ grain: grain && (replace(grain) as Grain) }),
};
