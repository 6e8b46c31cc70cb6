import type { DataQuery } from '@grafana/schema';
import type { Resources } from '../resources.ts';

/** What a dashboard variable lists. */
export type VariableKind =
  'values' | 'tag-keys' | 'dimensions' | 'connections' | 'namespaces' | 'metric-names' | 'label-values';

export interface VariableQuery extends DataQuery {
  kind: VariableKind;
  /** Whose values to list, when `kind` is `values`. */
  dimension?: string;
  /** Within which namespace to look, when `kind` is `metric-names` or `label-values`. Absent: in all. */
  namespace?: string;
  /** Of which metric, when `kind` is `label-values`. Absent: of all. */
  metricName?: string;
  /** Which label's values to list, when `kind` is `label-values`. */
  label?: string;
}

export const DEFAULT_VARIABLE_QUERY: Omit<VariableQuery, 'refId'> = { kind: 'values', dimension: 'ServiceName' };

/** What the further fields of a kind are given. */
export interface VariableFieldsProps {
  readonly query: VariableQuery;
  readonly resources: Resources;
  onChange(query: VariableQuery): void;
}
