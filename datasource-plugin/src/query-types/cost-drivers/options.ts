import { t } from '@grafana/i18n';
import type { ComboboxOption } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import { optionsOf } from '../fields/options-of.ts';

type Output = NonNullable<TargetOf<'cost-drivers'>['output']>;
type CompareWith = NonNullable<TargetOf<'cost-drivers'>['compareWith']>;

/** Stands for an absent `output`, which the backend decides by who asks. */
export const AUTOMATIC = 'automatic';

export function driversOutputOptions() {
  return optionsOf<Output | typeof AUTOMATIC>({
    [AUTOMATIC]: [
      t('statistic.automatic', 'Automatic'),
      t('drivers.automatic', 'A waterfall in a panel, the change in an alert rule'),
    ],
    waterfall: [
      t('drivers.waterfall', 'Waterfall'),
      t('drivers.waterfall-help', 'From the earlier to the later total'),
    ],
    groups: [t('drivers.groups', 'By group'), t('drivers.groups-help', 'Before, after and every driver of each group')],
    causes: [t('drivers.causes', 'Causes'), t('drivers.causes-help', 'The largest single causes, in words')],
    change: [t('drivers.change', 'Change'), t('drivers.change-help', 'After less before, one number per group')],
  });
}

/** Other dates, which a query may name in its JSON, and a variable are shown as they are. */
export function compareWithOptions(chosen: CompareWith): Array<ComboboxOption<string>> {
  const offered = [
    {
      value: 'previous-period',
      label: t('drivers.previous-period', 'Period before'),
      description: t('drivers.previous-period-help', 'As long as the time range, just before it'),
    },
    {
      value: 'previous-month',
      label: t('drivers.previous-month', 'Month before'),
      description: t('drivers.previous-month-help', 'The same dates of the month before'),
    },
    {
      value: 'previous-year',
      label: t('drivers.previous-year', 'Year before'),
      description: t('drivers.previous-year-help', 'The same dates of the year before'),
    },
  ];
  const value = compareWithValue(chosen);
  return offered.some((one) => one.value === value) ? offered : [...offered, { value, label: value, description: '' }];
}

export function compareWithValue(chosen: CompareWith): string {
  return typeof chosen === 'string' ? chosen : `${chosen.from} – ${chosen.to}`;
}
