import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { StatisticField } from '../fields/StatisticField.tsx';

/** Which figure of the commitments. */
export function CommitmentsFields({ id, query, onChange }: FieldsProps<TargetOf<'commitments'>>) {
  return (
    <InlineFieldRow>
      <StatisticField
        first
        id={id('statistic')}
        figures={{
          all: [t('statistic.all', 'All figures')],
          'by-day': [
            t('commitments.by-day', 'Utilization by day'),
            t('commitments.by-day-help', 'How much of what was committed to is used, per type and service'),
          ],
          utilization: [
            t('commitments.utilization', 'Utilization'),
            t('commitments.utilization-help', 'The same over the whole time range, one number each'),
          ],
          'days-left': [
            t('commitments.days-left', 'Days left'),
            t('commitments.days-left-help', 'Until each Savings Plan and reservation ends'),
          ],
        }}
        automatic={t('commitments.automatic', 'A table in a panel, the days left in an alert rule')}
        value={query.statistic}
        onChange={(statistic) => onChange({ ...query, statistic })}
      />
    </InlineFieldRow>
  );
}
