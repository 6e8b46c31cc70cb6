import { t } from '@grafana/i18n';
import type { Editor } from '../editor.ts';
import { NoScope } from '../installation/NoScope.tsx';
import { ReconciliationFields } from './ReconciliationFields.tsx';

export const reconciliationEditor: Editor<'reconciliation'> = {
  label: () => t('query-type.reconciliation', 'Reconciliation'),
  description: () => t('query-type.reconciliation-description', 'Whether each month ties to what its source says'),
  Scope: NoScope,
  Fields: ReconciliationFields,
  examples: () => [
    {
      title: t('example.reconciliation', 'Does it tie to the bill?'),
      description: t(
        'example.reconciliation-description',
        'Every month of the time range beside the total that its source states, and the service where they differ.'
      ),
      query: { queryType: 'reconciliation', statistic: 'all' },
    },
    {
      title: t('example.reconciliation-alert', 'Alert on a gap'),
      description: t(
        'example.reconciliation-alert-description',
        'For an alert rule: by how much closed months differ from their source, one number per source. Above 0 is a gap.'
      ),
      query: { queryType: 'reconciliation', statistic: 'mismatch' },
    },
  ],
};
