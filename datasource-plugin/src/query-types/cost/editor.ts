import { t } from '@grafana/i18n';
import { CostScopeFields } from '../cost-scope/CostScopeFields.tsx';
import type { Editor } from '../editor.ts';
import { CostFields } from './CostFields.tsx';

export const costEditor: Editor<'cost'> = {
  label: () => t('query-type.cost', 'Cost'),
  description: () => t('query-type.cost-description', 'What was charged'),
  Scope: CostScopeFields,
  Fields: CostFields,
  examples: () => [
    {
      title: t('example.service', 'Cost by service'),
      description: t('example.service-description', 'The ten most expensive services by day, the rest as "Other".'),
      query: {
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
      query: { queryType: 'cost', metric: 'EffectiveCost', groupBy: ['SubAccountId'], filters: [], grain: 'total' },
    },
    {
      title: t('example.credits', 'Credits and refunds apart'),
      description: t('example.credits-description', 'Month by month, by the kind of charge.'),
      query: { queryType: 'cost', metric: 'BilledCost', groupBy: ['ChargeCategory'], filters: [], grain: 'month' },
    },
  ],
};
