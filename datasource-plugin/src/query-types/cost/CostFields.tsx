import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { optionsOf } from '../fields/options-of.ts';

type Grain = NonNullable<TargetOf<'cost'>['grain']>;

function grainOptions() {
  return optionsOf<Grain>({
    total: [t('grain.total', 'Total'), t('grain.total-description', 'One figure for the whole time range')],
    hour: [t('grain.hour', 'Hour')],
    day: [t('grain.day', 'Day')],
    week: [t('grain.week', 'Week'), t('grain.week-description', 'Monday to Sunday, UTC')],
    month: [t('grain.month', 'Month')],
  });
}

/** The grain, and how many groups to keep. */
export function CostFields({ id, query, onChange }: FieldsProps<TargetOf<'cost'>>) {
  return (
    <InlineFieldRow>
      <ChoiceField
        first
        id={id('grain')}
        label={t('editor.grain', 'Per')}
        options={grainOptions()}
        value={query.grain ?? 'day'}
        onChange={(grain) => onChange({ ...query, grain })}
      />
      <NumberField
        id={id('top')}
        label={t('editor.top', 'Top')}
        tooltip={t(
          'editor.top-tooltip',
          'Keeps the most expensive groups and adds the rest up as "Other". Empty keeps all.'
        )}
        min={1}
        max={1000}
        placeholder={t('editor.top-placeholder', 'All')}
        value={query.topN}
        onChange={(topN) => onChange({ ...query, topN })}
      />
    </InlineFieldRow>
  );
}
