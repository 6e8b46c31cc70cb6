import type { DataQuery } from '@grafana/schema';

/** What a dashboard variable lists. */
export type VariableKind = 'values' | 'tag-keys' | 'dimensions' | 'connections';

export interface VariableQuery extends DataQuery {
  kind: VariableKind;
  /** Whose values to list, when `kind` is `values`. */
  dimension?: string;
}

export const DEFAULT_VARIABLE_QUERY: Omit<VariableQuery, 'refId'> = { kind: 'values', dimension: 'ServiceName' };
