import type { TimeRange } from '@grafana/data';
import type { QueryType } from '@smartcloudops/contract';
import type { ComponentType } from 'react';
import type { PanelQuery, TargetOf } from '../query-model.ts';
import type { Resources } from '../resources.ts';

/** What the fields of a query are given. */
export interface FieldsProps<Q extends PanelQuery> {
  /** Makes the ids that tie labels to inputs. */
  readonly id: (field: string) => string;
  readonly query: Q;
  readonly resources: Resources;
  readonly range: TimeRange | undefined;
  /** The dashboard's variables, as they are written in a query. */
  readonly variables: readonly string[];
  onChange(query: Q): void;
}

/** A good question to start from. */
export interface Example<T extends QueryType> {
  readonly title: string;
  readonly description: string;
  readonly query: Omit<TargetOf<T>, 'refId'>;
}

/** How a query type is edited. Texts are asked for when they are shown, by when the reader's language is there. */
export interface Editor<T extends QueryType> {
  label(): string;
  description(): string;
  /** The fields that it shares with questions about the same. */
  readonly Scope: ComponentType<FieldsProps<TargetOf<T>>>;
  /** The fields of its own. */
  readonly Fields: ComponentType<FieldsProps<TargetOf<T>>>;
  examples(): Example<T>[];
}
