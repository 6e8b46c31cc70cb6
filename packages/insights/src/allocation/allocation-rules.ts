import type { Dimension } from '@smartcloudops/focus';

/** A condition on one column of a charge; it holds when every test it names holds. */
export interface AllocationCondition {
  readonly dimension: Dimension;
  /** null matches a charge without the value. */
  readonly in?: readonly (string | null)[];
  readonly notIn?: readonly (string | null)[];
  /** The value begins with one of these; a missing value does not. */
  readonly startsWith?: readonly string[];
  /** The same for its end … */
  readonly endsWith?: readonly string[];
  /** … and for any part of it. */
  readonly contains?: readonly string[];
  /** Turns the condition around: it holds when the tests do not all hold. */
  readonly not?: boolean;
}

/** Whose a charge is when all conditions hold. The first rule that holds decides. */
export interface AllocationRule {
  /** The name itself … */
  readonly value?: string;
  /** … or the column to take it from; a charge without it goes on to the next rule. */
  readonly valueFrom?: Dimension;
  readonly where: readonly AllocationCondition[];
}

/** How the cost of one name, which serves others, is handed on to them. */
export interface SharedCostSplit {
  /** Name that the rules gave. */
  readonly of: string;
  /**
   * `even`: the same for each; `proportional`: by each one's own cost in the calendar month (UTC) before anything is handed on,
   * credits counting as nothing; `fixed`: by the given percentages.
   */
  readonly method: 'even' | 'proportional' | 'fixed';
  /** Names that take part; absent: every name with cost of its own in the month that is not itself handed on. Not for `fixed`. */
  readonly to?: readonly string[];
  /** For `fixed`: percent by name, decimal text, together 100. */
  readonly shares?: Readonly<Record<string, string>>;
}

/** A virtual tag: a dimension that people write down instead of tagging. What no rule names stays unallocated, and is shown so. */
export interface AllocationRules {
  /** Lower case letters, digits and dashes; `team`. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  readonly rules: readonly AllocationRule[];
  /** Applied in this order. */
  readonly splits: readonly SharedCostSplit[];
}
