import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { grainOptions } from '../fields/grain-options.ts';

/** How long the periods are that the spending is added up by. */
export function ApiSpendFields({ id, query, onChange }: FieldsProps<TargetOf<'api-spend'>>) {
  return (
    <InlineFieldRow>
      <ChoiceField
        first
        id={id('grain')}
        label={t('editor.grain', 'Per')}
        options={grainOptions()}
        value={query.grain ?? 'total'}
        onChange={(grain) => onChange({ ...query, grain })}
      />
    </InlineFieldRow>
  );
}
