import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { LevelsField } from '../fields/LevelsField.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { SeriesField } from '../fields/SeriesField.tsx';

const MOST_HOURS = 720;

/** How far to look ahead, how sure the intervals are, and how many series. */
export function MetricForecastFields({ id, query, onChange }: FieldsProps<TargetOf<'metric-forecast'>>) {
  return (
    <InlineFieldRow>
      <NumberField
        first
        id={id('horizon')}
        label={t('metric.horizon', 'Hours ahead')}
        tooltip={t(
          'metric.horizon-tooltip',
          'How many hours to forecast. Empty: to the end of the time range, at least a day.'
        )}
        min={1}
        max={MOST_HOURS}
        placeholder={t('metric.horizon-placeholder', 'The range')}
        value={query.horizon}
        onChange={(horizon) => onChange({ ...query, horizon })}
      />
      <LevelsField
        id={id('levels')}
        value={query.level ?? [0.8, 0.95]}
        onChange={(level) => onChange({ ...query, level })}
      />
      <SeriesField
        id={id('top')}
        tooltip={t('metric.top-tooltip', 'How many series, those with the highest mean first.')}
        byDefault={5}
        max={20}
        value={query.topN}
        onChange={(topN) => onChange({ ...query, topN })}
      />
    </InlineFieldRow>
  );
}
