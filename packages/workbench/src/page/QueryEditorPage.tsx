import { getDefaultTimeRange, type DataQuery, type DataSourceApi } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'ready'; readonly datasource: DataSourceApi };

/** A data source's query editor, its cheat sheet, and the query that they make. Nothing is asked and nothing is kept. */
export function QueryEditorPage() {
  const { uid = '' } = useParams();
  const [state, setState] = useState<State>({ kind: 'loading' });
  const [query, setQuery] = useState<DataQuery>({ refId: 'A' });
  const range = useMemo(() => getDefaultTimeRange(), []);
  useEffect(() => {
    getDataSourceSrv()
      .get(uid)
      .then(
        (datasource) => setState({ kind: 'ready', datasource }),
        (error: unknown) => setState({ kind: 'failed', error: String(error) })
      );
  }, [uid]);
  if (state.kind === 'loading') return <LoadingPlaceholder text="Loading the data source …" />;
  if (state.kind === 'failed') return <Alert title={`The editor of "${uid}" cannot be shown`}>{state.error}</Alert>;
  const { QueryEditor, QueryEditorHelp } = state.datasource.components ?? {};
  return (
    <>
      <h1>Query editor of {uid}</h1>
      {QueryEditor && (
        <QueryEditor
          datasource={state.datasource}
          query={query}
          range={range}
          onChange={setQuery}
          onRunQuery={() => {}}
        />
      )}
      <pre aria-label="Query">{JSON.stringify(query, null, 2)}</pre>
      {QueryEditorHelp && <QueryEditorHelp datasource={state.datasource} query={query} onClickExample={setQuery} />}
    </>
  );
}
