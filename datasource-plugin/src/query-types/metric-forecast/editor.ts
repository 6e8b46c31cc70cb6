import { t } from '@grafana/i18n';
import type { Editor } from '../editor.ts';
import { MachineScopeFields } from '../machine-scope/MachineScopeFields.tsx';
import { MetricForecastFields } from './MetricForecastFields.tsx';

export const metricForecastEditor: Editor<'metric-forecast'> = {
  label: () => t('query-type.metric-forecast', 'Machine forecast'),
  description: () => t('query-type.metric-forecast-description', 'How measurements go on, with intervals'),
  Scope: MachineScopeFields,
  Fields: MetricForecastFields,
  examples: () => [
    {
      title: t('example.metric-forecast', 'How busy will the machines be?'),
      description: t(
        'example.metric-forecast-description',
        'CPU use of the three busiest machines two days ahead, with its daily and weekly seasons.'
      ),
      query: {
        queryType: 'metric-forecast',
        metricName: 'CPUUtilization',
        aggregation: 'average',
        labels: [],
        horizon: 48,
        level: [0.8],
        topN: 3,
      },
    },
  ],
};
