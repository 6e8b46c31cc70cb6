import type { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getTemplateSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { Stack, Text } from '@grafana/ui';
import { useEffect } from 'react';
import type { ConnectionJsonData } from '../config-editor/connection-settings.ts';
import type { CostDataSource } from '../datasource.ts';
import type { PanelQuery } from '../query-model.ts';
import { editorOf, queryTypeOptions } from '../query-types/editors.ts';
import { ChoiceField } from '../query-types/fields/ChoiceField.tsx';
import { PriceNote } from './PriceNote.tsx';
import { SourceNote } from './SourceNote.tsx';
import { isPanelQuery } from '../query-types/questions.ts';
import { changeQueryType, DEFAULT_QUERY } from '../query-types/start-query.ts';

type Props = QueryEditorProps<CostDataSource, PanelQuery, ConnectionJsonData>;

/** Builds a question by choosing; every change runs the query. */
export function QueryEditor({ datasource, query: stored, data, range, onChange, onRunQuery }: Props) {
  const query: PanelQuery = isPanelQuery(stored) ? stored : { ...(stored as DataQuery), ...DEFAULT_QUERY };
  const change = (next: PanelQuery) => {
    onChange(next);
    onRunQuery();
  };
  useEffect(() => {
    // What the editor shows is what is asked, from the first moment.
    if (query !== stored) change(query);
  });
  const id = (field: string) => `smartcloudops-${query.refId}-${field}`;
  const { Scope, Fields, description } = editorOf(query.queryType);
  const fields = {
    id,
    query,
    resources: datasource.resources,
    range,
    variables: getTemplateSrv()
      .getVariables()
      .map(({ name }) => `$${name}`),
    onChange: change,
  };

  return (
    <Stack direction="column" gap={0.5}>
      <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
        <ChoiceField
          first
          id={id('type')}
          label={t('editor.query-type', 'Query type')}
          options={queryTypeOptions()}
          value={query.queryType}
          onChange={(queryType) => change(changeQueryType(query, queryType))}
        />
        <Text variant="bodySmall" color="secondary">
          {description()}
        </Text>
      </Stack>
      <Scope {...fields} />
      <Fields {...fields} />
      <SourceNote data={data} refId={query.refId} />
      <PriceNote resources={datasource.resources} />
    </Stack>
  );
}
