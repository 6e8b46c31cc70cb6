import { t } from '@grafana/i18n';
import { CostScopeFields } from '../cost-scope/CostScopeFields.tsx';
import type { Editor } from '../editor.ts';
import { TrendFields } from './TrendFields.tsx';

export const trendEditor: Editor<'trend'> = {
  label: () => t('query-type.trend', 'Trend'),
  description: () => t('query-type.trend-description', 'What grows and what shrinks, and whether that is chance'),
  Scope: CostScopeFields,
  Fields: TrendFields,
  examples: () => [
    {
      title: t('example.trend', 'What grows fastest?'),
      description: t(
        'example.trend-description',
        'Growth of each service over the time range with its interval; weekdays and single spikes do not count.'
      ),
      query: {
        queryType: 'trend',
        metric: 'EffectiveCost',
        groupBy: ['ServiceName'],
        filters: [],
        statistic: 'all',
      },
    },
    {
      title: t('example.trend-alert', 'Alert on growth'),
      description: t(
        'example.trend-alert-description',
        'For an alert rule: the growth of each service a month, one number each. 0.1 is ten per cent.'
      ),
      query: {
        queryType: 'trend',
        metric: 'EffectiveCost',
        groupBy: ['ServiceName'],
        filters: [],
        statistic: 'growth',
      },
    },
  ],
};
