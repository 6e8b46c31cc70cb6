/**
 * Grafana's data frame as plain data, one object per frame, columns as arrays.
 * @see https://grafana.com/developers/dataplane/ for `meta.type`.
 */
export type FieldType = 'time' | 'number' | 'string' | 'boolean';

export interface FrameField {
  readonly name: string;
  readonly type: FieldType;
  readonly labels?: Readonly<Record<string, string>>;
  /** Grafana's FieldConfig: `displayName`, `unit`, `description`, … */
  readonly config?: Readonly<Record<string, unknown>>;
  /** time: epoch ms. All fields of a frame have the same length; missing is null. */
  readonly values: readonly (number | string | boolean | null)[];
  /** Exact decimal text of money values, same length as `values`; used where text can carry it (CLI, REST). */
  readonly exact?: readonly (string | null)[];
}

export type FrameType =
  | 'timeseries-wide'
  | 'timeseries-multi'
  | 'timeseries-long'
  | 'numeric-wide'
  | 'numeric-long'
  | 'numeric-multi'
  | 'table';

export interface Notice {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
}

export interface DataFrame {
  readonly name: string;
  readonly refId?: string;
  readonly fields: readonly FrameField[];
  readonly meta: {
    readonly type?: FrameType;
    readonly typeVersion: readonly [number, number];
    readonly notices?: readonly Notice[];
    readonly custom?: Readonly<Record<string, unknown>>;
    readonly executedQueryString?: string;
    readonly preferredVisualisationType?: 'graph' | 'table';
  };
}
