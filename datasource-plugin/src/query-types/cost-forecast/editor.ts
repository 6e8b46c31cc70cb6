import { t } from '@grafana/i18n';
import { CostScopeFields } from '../cost-scope/CostScopeFields.tsx';
import type { Editor } from '../editor.ts';
import { ForecastFields } from './ForecastFields.tsx';

export const costForecastEditor: Editor<'cost-forecast'> = {
  label: () => t('query-type.forecast', 'Forecast'),
  description: () => t('query-type.forecast-description', 'What will be charged, with intervals'),
  Scope: CostScopeFields,
  Fields: ForecastFields,
  examples: () => [
    {
      title: t('example.forecast', 'The month to come'),
      description: t('example.forecast-description', 'Actuals and forecast by day with 80 % and 95 % intervals.'),
      query: {
        queryType: 'cost-forecast',
        metric: 'BilledCost',
        groupBy: [],
        filters: [],
        output: 'series',
        level: [0.8, 0.95],
      },
    },
    {
      title: t('example.month-end', 'What the month will come to'),
      description: t('example.month-end-description', 'One row, good for an alert rule against a budget.'),
      query: {
        queryType: 'cost-forecast',
        metric: 'BilledCost',
        groupBy: [],
        filters: [],
        output: 'month-end',
        level: [0.8],
      },
    },
  ],
};
