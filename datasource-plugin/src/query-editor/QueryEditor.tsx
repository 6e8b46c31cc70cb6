import type { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getTemplateSrv } from '@grafana/runtime';
import { InlineField, InlineFieldRow, Stack } from '@grafana/ui';
import { useEffect } from 'react';
import type { ConnectionJsonData } from '../config-editor/connection-settings.ts';
import type { CostDataSource } from '../datasource.ts';
import type { CostPanelQuery, Dimension } from '../query-model.ts';
import { changeQueryType, withDefaults } from './change-query-type.ts';
import { CostFields } from './CostFields.tsx';
import { dimensionOptions } from './dimension-options.ts';
import { DimensionsAlert } from './DimensionsAlert.tsx';
import { FilterRows } from './FilterRows.tsx';
import { ForecastFields } from './ForecastFields.tsx';
import { LabelledMultiCombobox } from './LabelledMultiCombobox.tsx';
import { metricOptions, queryTypeOptions } from './options.ts';
import { useDimensions } from './use-dimensions.ts';
import { Choice } from '../Choice.tsx';

type Props = QueryEditorProps<CostDataSource, CostPanelQuery, ConnectionJsonData>;

/** Builds a cost question by choosing; every change runs the query. */
export function QueryEditor({ datasource, query: stored, range, onChange, onRunQuery }: Props) {
  const query = withDefaults(stored);
  const state = useDimensions(datasource.resources);
  const variables = getTemplateSrv()
    .getVariables()
    .map(({ name }) => `$${name}`);
  const dimensions = dimensionOptions(state, variables);
  const change = (next: CostPanelQuery) => {
    onChange(next);
    onRunQuery();
  };
  useEffect(() => {
    // What the editor shows is what is asked, from the first moment.
    if (query !== stored) change(query);
  });
  const id = (field: string) => `smartcloudops-${query.refId}-${field}`;

  return (
    <Stack direction="column" gap={0.5}>
      <DimensionsAlert state={state} />
      <InlineFieldRow>
        <InlineField label={t('editor.query-type', 'Query type')} labelWidth={16} htmlFor={id('type')}>
          <Choice
            id={id('type')}
            width={20}
            options={queryTypeOptions()}
            value={query.queryType}
            onChange={({ value }) => change(changeQueryType(query, value))}
          />
        </InlineField>
        <InlineField
          label={t('editor.metric', 'Metric')}
          tooltip={t('editor.metric-tooltip', 'Which of the amounts of a charge to add up. Names are FOCUS columns.')}
          htmlFor={id('metric')}
        >
          <Choice
            id={id('metric')}
            width={24}
            options={[...metricOptions(), ...variables.map((value) => ({ value, label: value }))]}
            value={query.metric ?? 'BilledCost'}
            onChange={({ value }) => change({ ...query, metric: value as CostPanelQuery['metric'] })}
          />
        </InlineField>
      </InlineFieldRow>
      <InlineField label={t('editor.group-by', 'Group by')} labelWidth={16} htmlFor={id('group-by')} grow>
        <LabelledMultiCombobox
          id={id('group-by')}
          label={t('editor.group-by', 'Group by')}
          options={dimensions}
          value={query.groupBy ?? []}
          createCustomValue
          loading={state.kind === 'loading'}
          placeholder={t('editor.group-by-placeholder', 'One total')}
          onChange={(chosen) => change({ ...query, groupBy: chosen.map(({ value }) => value as Dimension) })}
        />
      </InlineField>
      <FilterRows
        id={id('filter')}
        filters={query.filters ?? []}
        dimensions={dimensions}
        variables={variables}
        range={range}
        resources={datasource.resources}
        onChange={(filters) => change({ ...query, filters })}
      />
      {query.queryType === 'cost' ? (
        <CostFields id={id} query={query} onChange={change} />
      ) : (
        <ForecastFields id={id} query={query} onChange={change} />
      )}
    </Stack>
  );
}
