import { t } from '@grafana/i18n';
import type { ComboboxOption } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import { levelOption } from '../fields/levels.ts';
import { optionsOf } from '../fields/options-of.ts';

type Output = NonNullable<TargetOf<'cost-anomalies'>['output']>;

/** Stands for an absent `output`, which the backend decides by who asks. */
export const AUTOMATIC = 'automatic';

export function anomalyOutputOptions() {
  return optionsOf<Output | typeof AUTOMATIC>({
    [AUTOMATIC]: [
      t('statistic.automatic', 'Automatic'),
      t('anomaly.automatic', 'A list in a panel, the excess in an alert rule'),
    ],
    events: [t('anomaly.events', 'List'), t('anomaly.events-help', 'One row for each anomaly')],
    series: [t('anomaly.series', 'Daily series'), t('anomaly.series-help', 'Cost by day beside what was expected')],
    impact: [t('anomaly.impact', 'Excess'), t('anomaly.impact-help', 'What the anomalies cost, one number per group')],
  });
}

/** How often an ordinary day of a group may be called anomalous, in words that mean something. */
export function falseAlarmOptions(chosen: number): Array<ComboboxOption<number>> {
  const offered = [
    { value: 0.001, label: t('anomaly.rate-1000', 'Once in three years (0.1 %)') },
    { value: 0.005, label: t('anomaly.rate-200', 'Twice a year (0.5 %)') },
    { value: 0.01, label: t('anomaly.rate-100', 'Every three months (1 %)') },
    { value: 0.03, label: t('anomaly.rate-33', 'Once a month (3 %)') },
    { value: 0.1, label: t('anomaly.rate-10', 'Every ten days (10 %)') },
  ];
  return offered.some(({ value }) => value === chosen) ? offered : [...offered, levelOption(chosen)];
}
