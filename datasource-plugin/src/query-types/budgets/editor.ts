import { t } from '@grafana/i18n';
import type { Editor } from '../editor.ts';
import { NoScope } from '../installation/NoScope.tsx';
import { BudgetsFields } from './BudgetsFields.tsx';

export const budgetsEditor: Editor<'budgets'> = {
  label: () => t('query-type.budgets', 'Budgets'),
  description: () => t('query-type.budgets-description', 'How every budget fares, those of AWS too'),
  Scope: NoScope,
  Fields: BudgetsFields,
  examples: () => [
    {
      title: t('example.budgets', 'How do the budgets fare?'),
      description: t(
        'example.budgets-description',
        'Every budget with what is spent, expected by now, forecast and likely, the one that needs a look first on top.'
      ),
      query: { queryType: 'budgets', statistic: 'all' },
    },
    {
      title: t('example.budgets-alert', 'Alert on every budget that is kept'),
      description: t(
        'example.budgets-alert-description',
        'For an alert rule: the probability that each budget is exceeded, one number each. Above 0.8 it is to be expected.'
      ),
      query: { queryType: 'budgets', statistic: 'probability' },
    },
  ],
};
