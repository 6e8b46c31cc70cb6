import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { optionsOf } from '../fields/options-of.ts';
import { SeriesField } from '../fields/SeriesField.tsx';

type Grain = NonNullable<TargetOf<'metric'>['grain']>;

function grainOptions() {
  return optionsOf<Grain>({
    step: [t('grain.step', 'As measured'), t('grain.step-description', 'Every value that was collected')],
    hour: [t('grain.hour', 'Hour')],
    day: [t('grain.day', 'Day')],
  });
}

/** How fine, and how many series. */
export function MetricFields({ id, query, onChange }: FieldsProps<TargetOf<'metric'>>) {
  return (
    <InlineFieldRow>
      <ChoiceField
        first
        id={id('grain')}
        label={t('editor.grain', 'Per')}
        options={grainOptions()}
        value={query.grain ?? 'step'}
        onChange={(grain) => onChange({ ...query, grain })}
      />
      <SeriesField
        id={id('top')}
        tooltip={t('metric.top-tooltip', 'How many series, those with the highest mean first.')}
        byDefault={50}
        max={500}
        value={query.topN}
        onChange={(topN) => onChange({ ...query, topN })}
      />
    </InlineFieldRow>
  );
}
