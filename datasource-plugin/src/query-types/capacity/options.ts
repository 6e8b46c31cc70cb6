import { t } from '@grafana/i18n';
import type { TargetOf } from '../../query-model.ts';
import { optionsOf } from '../fields/options-of.ts';

type Direction = NonNullable<TargetOf<'capacity'>['direction']>;
type Statistic = NonNullable<TargetOf<'capacity'>['statistic']>;

export function directionOptions() {
  return optionsOf<Direction>({
    above: [t('capacity.above', 'Above'), t('capacity.above-help', 'Such as of a disk that fills')],
    below: [t('capacity.below', 'Below'), t('capacity.below-help', 'Such as of space that is left')],
  });
}

export function capacityFigures(): Readonly<Record<Statistic, readonly [string, string?]>> {
  return {
    all: [t('statistic.all', 'All figures')],
    probability: [
      t('budget.probability', 'Probability'),
      t('capacity.probability-help', 'That the limit is crossed within the days, 0 to 1'),
    ],
    days: [t('capacity.days', 'Days'), t('capacity.days-help', 'Until the limit is crossed, if it is')],
    current: [t('capacity.current', 'Current'), t('capacity.current-help', 'The latest value')],
    worst: [t('capacity.worst', 'Worst of the last day'), t('capacity.worst-help', 'What the forecast goes on from')],
    trend: [t('capacity.trend', 'Trend'), t('capacity.trend-help', 'Change per day')],
    urgency: [
      t('capacity.urgency', 'Urgency'),
      t('capacity.urgency-help', 'The probability, halved for every week until then'),
    ],
  };
}
