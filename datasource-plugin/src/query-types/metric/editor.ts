import { t } from '@grafana/i18n';
import type { Editor } from '../editor.ts';
import { MachineScopeFields } from '../machine-scope/MachineScopeFields.tsx';
import { MetricFields } from './MetricFields.tsx';

export const metricEditor: Editor<'metric'> = {
  label: () => t('query-type.metric', 'Machine metric'),
  description: () => t('query-type.metric-description', 'What was measured of machines'),
  Scope: MachineScopeFields,
  Fields: MetricFields,
  examples: () => [
    {
      title: t('example.metric', 'How busy were the machines?'),
      description: t('example.metric-description', 'The highest CPU use of every hour, the busiest ten machines.'),
      query: {
        queryType: 'metric',
        metricName: 'CPUUtilization',
        aggregation: 'maximum',
        labels: [],
        grain: 'hour',
        topN: 10,
      },
    },
  ],
};
