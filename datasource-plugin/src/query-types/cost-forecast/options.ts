import { t } from '@grafana/i18n';
import type { TargetOf } from '../../query-model.ts';
import { optionsOf } from '../fields/options-of.ts';

type Output = NonNullable<TargetOf<'cost-forecast'>['output']>;
export type Statistic = NonNullable<TargetOf<'cost-forecast'>['statistic']>;

export function outputOptions() {
  return optionsOf<Output>({
    series: [t('output.series', 'Daily series'), t('output.series-description', 'Actuals and forecast by day')],
    'month-end': [
      t('output.month-end', 'Month-end total'),
      t('output.month-end-description', 'One row: what this month will come to'),
    ],
  });
}

/** Stands for the absent `statistic`, which the backend decides by who asks. */
export const AUTOMATIC = 'automatic';

export function statisticOptions() {
  return optionsOf<Statistic | typeof AUTOMATIC>({
    [AUTOMATIC]: [
      t('statistic.automatic', 'Automatic'),
      t('statistic.automatic-help', 'All figures in a panel, the forecast in an alert rule'),
    ],
    all: [t('statistic.all', 'All figures')],
    point: [t('statistic.point', 'Forecast')],
    lower: [t('statistic.lower', 'Lower bound'), t('statistic.bound-help', 'Of the first interval')],
    upper: [t('statistic.upper', 'Upper bound'), t('statistic.bound-help', 'Of the first interval')],
    actual: [t('statistic.actual', 'Spent on final days')],
    'run-rate': [
      t('statistic.run-rate', 'Run rate'),
      t('statistic.run-rate-help', 'If every day cost as much as the days so far'),
    ],
    'last-month': [t('statistic.last-month', 'Last month')],
  });
}
