import type { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow, Stack } from '@grafana/ui';
import type { ComboboxOption } from '@grafana/ui';
import type { ConnectionJsonData } from '../config-editor/connection-settings.ts';
import type { CostDataSource } from '../datasource.ts';
import { dimensionOptions } from '../query-types/cost-scope/dimension-options.ts';
import { DimensionsAlert } from '../query-types/cost-scope/DimensionsAlert.tsx';
import { useDimensions } from '../query-types/cost-scope/use-dimensions.ts';
import type { PanelQuery } from '../query-model.ts';
import { DEFAULT_VARIABLE_QUERY } from './variable-query.ts';
import type { VariableKind, VariableQuery } from './variable-query.ts';
import { Choice } from '../Choice.tsx';

type Props = QueryEditorProps<CostDataSource, PanelQuery, ConnectionJsonData, VariableQuery>;

function kindOptions(): Array<ComboboxOption<VariableKind>> {
  return [
    { value: 'values', label: t('variable.values', 'Values of a dimension') },
    { value: 'tag-keys', label: t('variable.tag-keys', 'Tag keys') },
    { value: 'dimensions', label: t('variable.dimensions', 'Dimensions') },
    { value: 'connections', label: t('variable.connections', 'Connections') },
  ];
}

/** Chooses what a dashboard variable lists. */
export function VariableQueryEditor({ datasource, query, onChange }: Props) {
  const state = useDimensions(datasource.resources);
  const kind = query.kind ?? DEFAULT_VARIABLE_QUERY.kind;
  return (
    <Stack direction="column" gap={0.5}>
      <DimensionsAlert state={state} />
      <InlineFieldRow>
        <InlineField label={t('variable.list', 'List')} labelWidth={16} htmlFor="smartcloudops-variable-kind">
          <Choice
            id="smartcloudops-variable-kind"
            width={30}
            options={kindOptions()}
            value={kind}
            onChange={({ value }) => onChange({ ...DEFAULT_VARIABLE_QUERY, ...query, kind: value })}
          />
        </InlineField>
        {kind === 'values' && (
          <InlineField label={t('variable.dimension', 'Dimension')} htmlFor="smartcloudops-variable-dimension">
            <Choice
              id="smartcloudops-variable-dimension"
              width={30}
              createCustomValue
              loading={state.kind === 'loading'}
              options={dimensionOptions(state, [])}
              value={query.dimension ?? null}
              onChange={({ value }) => onChange({ ...query, kind, dimension: value })}
            />
          </InlineField>
        )}
      </InlineFieldRow>
    </Stack>
  );
}
