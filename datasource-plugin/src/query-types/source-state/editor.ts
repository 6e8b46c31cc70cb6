import { t } from '@grafana/i18n';
import type { Editor } from '../editor.ts';
import { NoScope } from '../installation/NoScope.tsx';
import { SourceStateFields } from './SourceStateFields.tsx';

export const sourceStateEditor: Editor<'source-state'> = {
  label: () => t('query-type.source-state', 'State of the sources'),
  description: () => t('query-type.source-state-description', 'What is collected, how it went, and what is late'),
  Scope: NoScope,
  Fields: SourceStateFields,
  examples: () => [
    {
      title: t('example.source-state', 'Is everything collected?'),
      description: t(
        'example.source-state-description',
        'Every source with its last success, its next run, and the permission that is missing.'
      ),
      query: { queryType: 'source-state', statistic: 'all' },
    },
    {
      title: t('example.source-state-alert', 'Alert on a source that is late'),
      description: t(
        'example.source-state-alert-description',
        'For an alert rule: hours that each source is overdue, one number per source. Above 12 is worth a look.'
      ),
      query: { queryType: 'source-state', statistic: 'lag' },
    },
  ],
};
