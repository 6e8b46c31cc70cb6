import { t } from '@grafana/i18n';
import type { TargetOf } from '../../query-model.ts';
import { optionsOf } from '../fields/options-of.ts';

type Output = NonNullable<TargetOf<'cost-forecast'>['output']>;
type Statistic = NonNullable<TargetOf<'cost-forecast'>['statistic']>;

export function outputOptions() {
  return optionsOf<Output>({
    series: [t('output.series', 'Daily series'), t('output.series-description', 'Actuals and forecast by day')],
    'month-end': [
      t('output.month-end', 'Month-end total'),
      t('output.month-end-description', 'One row: what this month will come to'),
    ],
    distribution: [
      t('output.distribution', 'Month-end chances'),
      t('output.distribution-description', 'How likely the month is to stay below which total'),
    ],
  });
}

export function monthEndFigures(): Readonly<Record<Statistic, readonly [string, string?]>> {
  return {
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
  };
}
