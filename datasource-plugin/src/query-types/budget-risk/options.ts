import { t } from '@grafana/i18n';
import type { TargetOf } from '../../query-model.ts';
import { optionsOf } from '../fields/options-of.ts';

type Period = NonNullable<TargetOf<'budget-risk'>['period']>;
type Statistic = NonNullable<TargetOf<'budget-risk'>['statistic']>;

export function periodOptions() {
  return optionsOf<Period>({
    month: [t('period.month', 'Month')],
    quarter: [t('period.quarter', 'Quarter')],
    year: [t('period.year', 'Year')],
  });
}

export function budgetFigures(): Readonly<Record<Statistic, readonly [string, string?]>> {
  return {
    all: [t('statistic.all', 'All figures')],
    probability: [
      t('budget.probability', 'Probability'),
      t('budget.probability-help', 'That the period costs more than the budget, 0 to 1'),
    ],
    forecast: [t('budget.forecast', 'Forecast'), t('budget.forecast-help', 'What the period will come to')],
    overrun: [
      t('budget.overrun', 'Overrun'),
      t('budget.overrun-help', 'Money above the budget to expect; small risks of large overruns count'),
    ],
    used: [t('budget.used', 'Used'), t('budget.used-help', 'Share of the budget that is spent already')],
    'days-left': [
      t('budget.days-left', 'Days left'),
      t('budget.days-left-help', 'Until the budget is used up, as likely sooner as later; none when it will last'),
    ],
  };
}
