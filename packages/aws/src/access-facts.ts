import type { Permission } from './source-facts.ts';

/** What something takes of AWS that is no source: it is asked for by name, and is in no policy that nobody asked it into. */
export interface AccessFacts {
  /** Kebab-case, never changed, and never the name of a source: `athena`. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Statements of a policy are kept apart by it. */
  readonly area: 'warehouse' | 'keys';
  readonly permissions: readonly Permission[];
  /** What it costs, for people. */
  readonly price: string;
  /** Where prices and facts were read: title of the provider's page. */
  readonly reference: string;
}
