import { LoadingState, type DataQueryRequest, type DataSourceApi, type PanelData } from '@grafana/data';
import { setRunRequest, toDataQueryError } from '@grafana/runtime';
import { catchError, from, isObservable, map, of, startWith, type Observable } from 'rxjs';

/** Asks a data source and gives a panel its data: loading first, then the frames or the error. */
setRunRequest((datasource: DataSourceApi, request: DataQueryRequest, queryFunction): Observable<PanelData> => {
  const loading: PanelData = { state: LoadingState.Loading, series: [], timeRange: request.range, request };
  const answer = (queryFunction ?? ((r: DataQueryRequest) => datasource.query(r)))(request);
  return (isObservable(answer) ? answer : from(answer)).pipe(
    map((response): PanelData => {
      const errors = response.errors ?? (response.error ? [response.error] : []);
      return {
        state: errors.length > 0 ? LoadingState.Error : (response.state ?? LoadingState.Done),
        // Left as they are: a variable's answer is a list of values, not frames.
        series: response.data ?? [],
        timeRange: request.range,
        request,
        ...(errors.length > 0 ? { errors, ...(errors[0] ? { error: errors[0] } : {}) } : {}),
      };
    }),
    catchError((error: unknown) =>
      of<PanelData>({
        ...loading,
        state: LoadingState.Error,
        error: toDataQueryError(error as never),
        errors: [toDataQueryError(error as never)],
      })
    ),
    startWith(loading)
  );
});
