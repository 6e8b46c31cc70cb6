import type { Dimension } from '@smartcloudops/focus';

/** A condition on one column of a charge, as allocation rules have it. */
export interface Condition {
  readonly dimension: Dimension;
  readonly in?: readonly (string | null)[];
  readonly startsWith?: readonly string[];
  readonly endsWith?: readonly string[];
  readonly contains?: readonly string[];
  /** The condition is turned around. */
  readonly not?: boolean;
}

/** Conditions that must all hold. */
export type Conjunction = readonly Condition[];

/** What AWS can say and rules cannot. */
export class Untranslatable extends Error {}

/** More alternatives than anybody wrote by hand. */
const MOST = 200;

/** Alternatives of which one must hold: both, of each of the two. */
export function both(a: readonly Conjunction[], b: readonly Conjunction[]): readonly Conjunction[] {
  if (a.length * b.length > MOST) throw new Untranslatable(`it has more than ${MOST} alternatives`);
  return a.flatMap((one) => b.map((other) => [...one, ...other]));
}

/** The opposite: in each alternative some condition fails. */
export function negated(alternatives: readonly Conjunction[]): readonly Conjunction[] {
  return alternatives
    .map((all) => all.map((condition): Conjunction => [turned(condition)]))
    .reduce(both, [[]] as readonly Conjunction[]);
}

function turned({ not, ...condition }: Condition): Condition {
  return not ? condition : { ...condition, not: true };
}
