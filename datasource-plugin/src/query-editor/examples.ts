import { t } from '@grafana/i18n';
import type { CostPanelQuery } from '../query-model.ts';

interface Example {
  readonly title: string;
  readonly description: string;
  readonly query: CostPanelQuery;
}

export function examples(): Example[] {
  return [
    {
      title: t('example.service', 'Cost by service'),
      description: t('example.service-description', 'The ten most expensive services by day, the rest as "Other".'),
      query: {
        refId: 'A',
        queryType: 'cost',
        metric: 'BilledCost',
        groupBy: ['ServiceName'],
        filters: [],
        grain: 'day',
        topN: 10,
      },
    },
    {
      title: t('example.account', 'Accounts compared'),
      description: t(
        'example.account-description',
        'One figure per account for the whole time range, commitments spread over their use.'
      ),
      query: {
        refId: 'A',
        queryType: 'cost',
        metric: 'EffectiveCost',
        groupBy: ['SubAccountId'],
        filters: [],
        grain: 'total',
      },
    },
    {
      title: t('example.credits', 'Credits and refunds apart'),
      description: t('example.credits-description', 'Month by month, by the kind of charge.'),
      query: {
        refId: 'A',
        queryType: 'cost',
        metric: 'BilledCost',
        groupBy: ['ChargeCategory'],
        filters: [],
        grain: 'month',
      },
    },
    {
      title: t('example.forecast', 'The month to come'),
      description: t('example.forecast-description', 'Actuals and forecast by day with 80 % and 95 % intervals.'),
      query: {
        refId: 'A',
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
        refId: 'A',
        queryType: 'cost-forecast',
        metric: 'BilledCost',
        groupBy: [],
        filters: [],
        output: 'month-end',
        level: [0.8],
      },
    },
  ];
}
