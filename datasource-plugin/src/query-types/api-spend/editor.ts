import { t } from '@grafana/i18n';
import type { Editor } from '../editor.ts';
import { NoScope } from '../installation/NoScope.tsx';
import { ApiSpendFields } from './ApiSpendFields.tsx';

export const apiSpendEditor: Editor<'api-spend'> = {
  label: () => t('query-type.api-spend', 'AWS API spend'),
  description: () => t('query-type.api-spend-description', 'What this tool itself has spent on AWS calls'),
  Scope: NoScope,
  Fields: ApiSpendFields,
  examples: () => [
    {
      title: t('example.api-spend', 'What does this tool cost?'),
      description: t('example.api-spend-description', 'Every billed call of the time range by operation, in dollars.'),
      query: { queryType: 'api-spend', grain: 'total' },
    },
  ],
};
