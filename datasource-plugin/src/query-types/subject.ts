import type { Variables } from './variables.ts';

/** What questions can be about: the fields that all of them share. */
export interface Subject<Scope> {
  /** The shared fields, as a new question has them. */
  readonly start: object;
  /** Whether enough is chosen to ask. */
  isReady(query: Scope): boolean;
  /** The shared fields with variables replaced, the dashboard's ad-hoc filters among them. */
  applyVariables(query: Scope, variables: Variables): object;
}
