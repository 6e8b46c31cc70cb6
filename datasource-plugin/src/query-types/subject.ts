import type { PanelQuery } from '../query-model.ts';
import type { Variables } from './variables.ts';

/** What questions can be about: the fields that all of them share. */
export interface Subject {
  /** The shared fields, as a new question has them. */
  readonly start: object;
  /** The shared fields with variables replaced, the dashboard's ad-hoc filters among them. */
  applyVariables(query: PanelQuery, variables: Variables): object;
}
