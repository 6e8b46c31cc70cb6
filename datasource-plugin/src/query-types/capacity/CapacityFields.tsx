import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { AmountField } from '../fields/AmountField.tsx';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { SeriesField } from '../fields/SeriesField.tsx';
import { StatisticField } from '../fields/StatisticField.tsx';
import { capacityFigures, directionOptions } from './options.ts';

const MOST_DAYS = 180;

/** Which limit, how far to look ahead, and which figure. */
export function CapacityFields({ id, query, onChange }: FieldsProps<TargetOf<'capacity'>>) {
  return (
    <InlineFieldRow>
      <ChoiceField
        first
        id={id('direction')}
        label={t('capacity.direction', 'Trouble is')}
        width={16}
        options={directionOptions()}
        value={query.direction ?? 'above'}
        onChange={(direction) => onChange({ ...query, direction })}
      />
      <AmountField
        id={id('limit')}
        label={t('capacity.limit', 'Limit')}
        tooltip={t(
          'capacity.limit-tooltip',
          "In the metric's unit: 80 of a percentage, 1e9 of bytes. To lie on it is not to cross it. A variable such as $limit works too."
        )}
        above={Number.NEGATIVE_INFINITY}
        value={query.limit}
        onChange={(limit) => onChange({ ...query, limit })}
      />
      <NumberField
        id={id('horizon')}
        label={t('capacity.horizon', 'Within days')}
        tooltip={t(
          'capacity.horizon-tooltip',
          "How far to look ahead. Up to three days are forecast by hours, farther ones by each day's worst value."
        )}
        min={1}
        max={MOST_DAYS}
        placeholder="30"
        value={query.horizonDays}
        onChange={(horizonDays) => onChange({ ...query, horizonDays })}
      />
      <StatisticField
        id={id('statistic')}
        figures={capacityFigures()}
        automatic={t('capacity.automatic', 'A table in a panel, the probability in an alert rule')}
        value={query.statistic}
        onChange={(statistic) => onChange({ ...query, statistic })}
      />
      <SeriesField
        id={id('top')}
        tooltip={t('capacity.top-tooltip', 'How many series, the most urgent first.')}
        byDefault={50}
        max={500}
        value={query.topN}
        onChange={(topN) => onChange({ ...query, topN })}
      />
    </InlineFieldRow>
  );
}
