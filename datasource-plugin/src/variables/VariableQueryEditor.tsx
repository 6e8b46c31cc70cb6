import type { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineFieldRow, Stack } from '@grafana/ui';
import type { ComponentType } from 'react';
import type { ConnectionJsonData } from '../config-editor/connection-settings.ts';
import type { CostDataSource } from '../datasource.ts';
import type { PanelQuery } from '../query-model.ts';
import { ChoiceField } from '../query-types/fields/ChoiceField.tsx';
import { optionsOf } from '../query-types/fields/options-of.ts';
import { DimensionField } from './DimensionField.tsx';
import { LabelFields, MetricNameFields } from './MeasuredFields.tsx';
import { DEFAULT_VARIABLE_QUERY } from './variable-query.ts';
import type { VariableFieldsProps, VariableKind, VariableQuery } from './variable-query.ts';

type Props = QueryEditorProps<CostDataSource, PanelQuery, ConnectionJsonData, VariableQuery>;

/** What more must be chosen for each kind. */
const FIELDS: Readonly<Record<VariableKind, ComponentType<VariableFieldsProps> | null>> = {
  values: DimensionField,
  'tag-keys': null,
  dimensions: null,
  connections: null,
  namespaces: null,
  'metric-names': MetricNameFields,
  'label-values': LabelFields,
};

function kindOptions() {
  return optionsOf<VariableKind>({
    values: [t('variable.values', 'Values of a dimension')],
    'tag-keys': [t('variable.tag-keys', 'Tag keys')],
    dimensions: [t('variable.dimensions', 'Dimensions')],
    connections: [t('variable.connections', 'Connections')],
    namespaces: [t('variable.namespaces', 'Namespaces of metrics')],
    'metric-names': [t('variable.metric-names', 'Names of metrics')],
    'label-values': [t('variable.label-values', 'Values of a label of metrics')],
  });
}

/** Chooses what a dashboard variable lists. */
export function VariableQueryEditor({ datasource, query, onChange }: Props) {
  const kind = query.kind ?? DEFAULT_VARIABLE_QUERY.kind;
  const Fields = FIELDS[kind];
  return (
    <Stack direction="column" gap={0.5}>
      <InlineFieldRow>
        <ChoiceField
          first
          id="smartcloudops-variable-kind"
          label={t('variable.list', 'List')}
          width={30}
          options={kindOptions()}
          value={kind}
          onChange={(chosen) => onChange({ ...DEFAULT_VARIABLE_QUERY, ...query, kind: chosen })}
        />
      </InlineFieldRow>
      {Fields && <Fields query={{ ...query, kind }} resources={datasource.resources} onChange={onChange} />}
    </Stack>
  );
}
