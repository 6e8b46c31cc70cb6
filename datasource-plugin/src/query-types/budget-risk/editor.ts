import { t } from '@grafana/i18n';
import { CostScopeFields } from '../cost-scope/CostScopeFields.tsx';
import type { Editor } from '../editor.ts';
import { BudgetRiskFields } from './BudgetRiskFields.tsx';

export const budgetRiskEditor: Editor<'budget-risk'> = {
  label: () => t('query-type.budget-risk', 'Budget risk'),
  description: () => t('query-type.budget-risk-description', 'How likely a budget is to be exceeded'),
  Scope: CostScopeFields,
  Fields: BudgetRiskFields,
  examples: () => [
    {
      title: t('example.budget', 'Will the month stay within budget?'),
      description: t(
        'example.budget-description',
        'The probability that it does not, with the forecast and the overrun.'
      ),
      query: {
        queryType: 'budget-risk',
        metric: 'BilledCost',
        groupBy: [],
        filters: [],
        budget: 10_000,
        period: 'month',
        statistic: 'all',
      },
    },
    {
      title: t('example.budget-alert', 'Alert on a budget of each account'),
      description: t(
        'example.budget-alert-description',
        'For an alert rule: one probability per account. Compare it with 0.8, and the rule fires where the budget will most likely be exceeded, while there is time to act.'
      ),
      query: {
        queryType: 'budget-risk',
        metric: 'BilledCost',
        groupBy: ['SubAccountId'],
        filters: [],
        budget: 2_000,
        period: 'month',
        statistic: 'probability',
      },
    },
  ],
};
