import type { QueryType } from '@smartcloudops/contract';
import type { FieldsOf, TargetOf } from '../query-model.ts';
import type { Subject } from './subject.ts';
import type { Variables } from './variables.ts';

/**
 * What a data source must know of a query type to ask it. How it is edited is an `Editor`, which is loaded when somebody edits;
 * this is loaded with every dashboard.
 */
export interface Question<T extends QueryType> {
  /** What the question is about. Questions about the same keep their scope when one is changed into the other. */
  readonly subject: Subject<TargetOf<T>>;
  /** Its own fields, as a new question of this type has them. */
  readonly start: Partial<FieldsOf<T>>;
  /** Whether what only this type asks for is chosen. Absent: it asks for nothing that has to be. */
  isReady?(query: TargetOf<T>): boolean;
  /** One line that says what is asked, for collapsed editor rows and the query history. */
  text(query: TargetOf<T>): string;
  /** Its own fields with variables replaced, without those of its subject. */
  applyVariables(query: TargetOf<T>, variables: Variables): Partial<FieldsOf<T>>;
}
