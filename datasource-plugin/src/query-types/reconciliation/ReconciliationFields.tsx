import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { StatisticField } from '../fields/StatisticField.tsx';

/** Which figure of the comparison. */
export function ReconciliationFields({ id, query, onChange }: FieldsProps<TargetOf<'reconciliation'>>) {
  return (
    <InlineFieldRow>
      <StatisticField
        first
        id={id('statistic')}
        figures={{
          all: [t('statistic.all', 'All figures')],
          mismatch: [
            t('reconciliation.mismatch', 'Mismatch'),
            t('reconciliation.mismatch-help', 'What services of closed months differ by, whatever the sign'),
          ],
          unchecked: [
            t('reconciliation.unchecked', 'Months not checked'),
            t('reconciliation.unchecked-help', 'Months with charges that the source has not stated a total for'),
          ],
        }}
        automatic={t('reconciliation.automatic', 'A table in a panel, the mismatch in an alert rule')}
        value={query.statistic}
        onChange={(statistic) => onChange({ ...query, statistic })}
      />
    </InlineFieldRow>
  );
}
