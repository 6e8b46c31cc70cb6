import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import { dimensionOptions } from '../query-types/cost-scope/dimension-options.ts';
import { DimensionsAlert } from '../query-types/cost-scope/DimensionsAlert.tsx';
import { useDimensions } from '../query-types/cost-scope/use-dimensions.ts';
import { ChoiceField } from '../query-types/fields/ChoiceField.tsx';
import type { VariableFieldsProps } from './variable-query.ts';

/** Whose values to list. */
export function DimensionField({ query, resources, onChange }: VariableFieldsProps) {
  const state = useDimensions(resources);
  return (
    <>
      <DimensionsAlert state={state} />
      <InlineFieldRow>
        <ChoiceField<string>
          first
          id="smartcloudops-variable-dimension"
          label={t('variable.dimension', 'Dimension')}
          width={30}
          createCustomValue
          loading={state.kind === 'loading'}
          options={dimensionOptions(state, [])}
          value={query.dimension ?? null}
          onChange={(dimension) => onChange({ ...query, dimension })}
        />
      </InlineFieldRow>
    </>
  );
}
