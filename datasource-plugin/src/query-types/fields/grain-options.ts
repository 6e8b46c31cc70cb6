import { t } from '@grafana/i18n';
import type { TargetOf } from '../../query-model.ts';
import { optionsOf } from './options-of.ts';

type Grain = NonNullable<TargetOf<'cost'>['grain']>;

/** How long the periods are that cost is added up by. */
export function grainOptions() {
  return optionsOf<Grain>({
    total: [t('grain.total', 'Total'), t('grain.total-description', 'One figure for the whole time range')],
    hour: [t('grain.hour', 'Hour')],
    day: [t('grain.day', 'Day')],
    week: [t('grain.week', 'Week'), t('grain.week-description', 'Monday to Sunday, UTC')],
    month: [t('grain.month', 'Month')],
  });
}
