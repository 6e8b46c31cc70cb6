import { t } from '@grafana/i18n';
import type { Editor } from '../editor.ts';
import { RecommendationsFields } from './RecommendationsFields.tsx';
import { RecommendationsScope } from './RecommendationsScope.tsx';

export const recommendationsEditor: Editor<'recommendations'> = {
  label: () => t('query-type.recommendations', 'Recommendations'),
  description: () =>
    t(
      'query-type.recommendations-description',
      'What would lower the bill, each money told once, and what became of it'
    ),
  Scope: RecommendationsScope,
  Fields: RecommendationsFields,
  examples: () => [
    {
      title: t('example.recommendations', 'What would lower the bill?'),
      description: t(
        'example.recommendations-description',
        'For the recommendations panel: what to do, what it saves a month, and how much effort it is.'
      ),
      query: { queryType: 'recommendations', statistic: 'list' },
    },
    {
      title: t('example.recommendations-by-account', 'Who could save how much?'),
      description: t(
        'example.recommendations-by-account-description',
        'Savings a month by account; no money is counted twice.'
      ),
      query: { queryType: 'recommendations', statistic: 'savings', by: 'account' },
    },
  ],
};
