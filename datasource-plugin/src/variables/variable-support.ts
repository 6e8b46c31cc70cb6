import { CustomVariableSupport } from '@grafana/data';
import type { DataQueryRequest, DataQueryResponse } from '@grafana/data';
import { from, map } from 'rxjs';
import type { Observable } from 'rxjs';
import type { CostDataSource } from '../datasource.ts';
import { VariableQueryEditor } from './VariableQueryEditor.tsx';
import { DEFAULT_VARIABLE_QUERY } from './variable-query.ts';
import type { VariableQuery } from './variable-query.ts';

/** Lets a dashboard variable list what cost can be grouped by, what is measured, or the connections. */
export class CostVariables extends CustomVariableSupport<CostDataSource, VariableQuery> {
  editor = VariableQueryEditor;

  readonly #datasource: CostDataSource;

  constructor(datasource: CostDataSource) {
    super();
    this.#datasource = datasource;
  }

  query(request: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> {
    const [target] = request.targets;
    if (!target) return from([{ data: [] }]);
    const found = this.#datasource.metricFindQuery(target, { range: request.range, scopedVars: request.scopedVars });
    return from(found).pipe(map((data) => ({ data })));
  }

  override getDefaultQuery() {
    return DEFAULT_VARIABLE_QUERY as Partial<never>;
  }
}
