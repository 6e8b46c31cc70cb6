import { t } from '@grafana/i18n';
import type { Editor } from '../editor.ts';
import { NoScope } from '../installation/NoScope.tsx';
import { CommitmentsFields } from './CommitmentsFields.tsx';

export const commitmentsEditor: Editor<'commitments'> = {
  label: () => t('query-type.commitments', 'Commitments'),
  description: () =>
    t('query-type.commitments-description', 'Savings Plans and reservations: how much is used, and when each ends'),
  Scope: NoScope,
  Fields: CommitmentsFields,
  examples: () => [
    {
      title: t('example.commitments', 'What have we committed to?'),
      description: t(
        'example.commitments-description',
        'Every Savings Plan and reservation, the next one to end first, with what its last 30 days saved.'
      ),
      query: { queryType: 'commitments', statistic: 'all' },
    },
    {
      title: t('example.commitments-alert', 'Alert on a commitment that ends'),
      description: t(
        'example.commitments-alert-description',
        'For an alert rule: days until each commitment ends, one number each. Below 60 is time to decide.'
      ),
      query: { queryType: 'commitments', statistic: 'days-left' },
    },
  ],
};
