import type { FieldType } from './field-type.ts';

export type Labels = Readonly<Record<string, string>>;

/** Grafana's FieldConfig: `displayName`, `unit`, `decimals`, `links`, `type.enum`, … */
export type FieldConfig = Readonly<Record<string, unknown>>;

export type FrameType =
  | 'timeseries-wide'
  | 'timeseries-long'
  | 'timeseries-multi'
  | 'numeric-wide'
  | 'numeric-long'
  | 'numeric-multi'
  | 'table'
  | 'log-lines'
  | (string & {});

export interface Notice {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly link?: string;
  readonly inspect?: 'meta' | 'error' | 'data' | 'stats' | number;
}

/** Grafana's QueryResultMeta. */
export interface FrameMeta {
  readonly type?: FrameType;
  /** [0, 1] when `type` is given and this is not: expressions and alerting trust a type only with a version. */
  readonly typeVersion?: readonly [number, number];
  readonly notices?: readonly Notice[];
  readonly custom?: unknown;
  readonly executedQueryString?: string;
  readonly preferredVisualisationType?: string;
  readonly [key: string]: unknown;
}

/** A field as a plugin writes it. */
export interface FieldInput {
  readonly name: string;
  /** `number` is float64. */
  readonly type: FieldType | 'number';
  /** Default: true; for time, whether a value is missing. */
  readonly nullable?: boolean;
  readonly labels?: Labels;
  readonly config?: FieldConfig;
  /** See `FieldValues`; null or undefined is missing. */
  readonly values: ArrayLike<unknown>;
}

/** A frame as a plugin writes it: plain data. */
export interface FrameInput {
  readonly name?: string;
  readonly refId?: string;
  readonly fields: readonly FieldInput[];
  readonly meta?: FrameMeta;
}

export interface Field extends FieldInput {
  readonly type: FieldType;
  readonly nullable: boolean;
}

declare const checked: unique symbol;

/** A frame that passed `checkFrame` (or came from a decoder). Only these can be encoded. */
export interface CheckedFrame extends FrameInput {
  readonly [checked]: true;
  readonly name: string;
  readonly refId: string;
  readonly fields: readonly Field[];
  /** Number of rows. */
  readonly length: number;
}
