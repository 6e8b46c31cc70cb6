import { t } from '@grafana/i18n';
import { CostScopeFields } from '../cost-scope/CostScopeFields.tsx';
import type { Editor } from '../editor.ts';
import { AnomalyFields } from './AnomalyFields.tsx';

export const costAnomaliesEditor: Editor<'cost-anomalies'> = {
  label: () => t('query-type.anomalies', 'Anomalies'),
  description: () => t('query-type.anomalies-description', 'Days that cost more or less than expected, and why'),
  Scope: CostScopeFields,
  Fields: AnomalyFields,
  examples: () => [
    {
      title: t('example.anomalies', 'What was out of the ordinary?'),
      description: t('example.anomalies-description', 'Every anomaly of the services, with its impact and its cause.'),
      query: {
        queryType: 'cost-anomalies',
        metric: 'BilledCost',
        groupBy: ['ServiceName'],
        filters: [],
        output: 'events',
        minImpact: 10,
      },
    },
    {
      title: t('example.anomalies-alert', 'Alert on anomalies'),
      description: t(
        'example.anomalies-alert-description',
        'For an alert rule: the excess of each service over the time range, one number each; 0 where all is as expected. Compare it with the amount that is worth a message.'
      ),
      query: {
        queryType: 'cost-anomalies',
        metric: 'BilledCost',
        groupBy: ['ServiceName'],
        filters: [],
        output: 'impact',
        causes: false,
      },
    },
  ],
};
