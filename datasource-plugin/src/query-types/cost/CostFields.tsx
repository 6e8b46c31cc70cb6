import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { grainOptions } from '../fields/grain-options.ts';

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
