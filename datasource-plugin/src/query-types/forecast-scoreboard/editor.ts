import { t } from '@grafana/i18n';
import { CostScopeFields } from '../cost-scope/CostScopeFields.tsx';
import type { Editor } from '../editor.ts';
import { ScoreboardFields } from './ScoreboardFields.tsx';

export const forecastScoreboardEditor: Editor<'forecast-scoreboard'> = {
  label: () => t('query-type.scoreboard', 'Scoreboard of forecasts'),
  description: () => t('query-type.scoreboard-description', 'How good the forecasts of the past were'),
  Scope: CostScopeFields,
  Fields: ScoreboardFields,
  examples: () => [
    {
      title: t('example.scoreboard', 'How good were the forecasts?'),
      description: t(
        'example.scoreboard-description',
        'Every forecast that was shown, graded by service and by how far it looked ahead, against the naive forecast and the one of AWS.'
      ),
      query: {
        queryType: 'forecast-scoreboard',
        metric: 'BilledCost',
        groupBy: ['ServiceName'],
        filters: [],
        horizon: 'all',
        statistic: 'all',
      },
    },
    {
      title: t('example.scoreboard-alert', 'Alert when forecasts fail'),
      description: t(
        'example.scoreboard-alert-description',
        'For an alert rule: the skill of each service, one number each. Below 0, repeating last week would have been better.'
      ),
      query: {
        queryType: 'forecast-scoreboard',
        metric: 'BilledCost',
        groupBy: ['ServiceName'],
        filters: [],
        horizon: 'day',
        statistic: 'skill',
      },
    },
  ],
};
