import { t } from '@grafana/i18n';
import type { Editor } from '../editor.ts';
import { MachineScopeFields } from '../machine-scope/MachineScopeFields.tsx';
import { CapacityFields } from './CapacityFields.tsx';

export const capacityEditor: Editor<'capacity'> = {
  label: () => t('query-type.capacity', 'Capacity'),
  description: () => t('query-type.capacity-description', 'Which limits will be crossed, how probably and when'),
  Scope: MachineScopeFields,
  Fields: CapacityFields,
  examples: () => [
    {
      title: t('example.capacity', 'Which databases run out of space?'),
      description: t('example.capacity-description', 'Less than 10 GB left within a month, the most urgent first.'),
      query: {
        queryType: 'capacity',
        metricName: 'FreeStorageSpace',
        aggregation: 'minimum',
        labels: [],
        limit: 10e9,
        direction: 'below',
        horizonDays: 30,
      },
    },
    {
      title: t('example.capacity-alert', 'Alert before a limit is crossed'),
      description: t(
        'example.capacity-alert-description',
        'For an alert rule: one probability per series. Compare it with 0.8, and the rule fires days before the limit is crossed.'
      ),
      query: {
        queryType: 'capacity',
        metricName: 'FreeStorageSpace',
        aggregation: 'minimum',
        labels: [],
        limit: 10e9,
        direction: 'below',
        horizonDays: 14,
        statistic: 'probability',
      },
    },
  ],
};
