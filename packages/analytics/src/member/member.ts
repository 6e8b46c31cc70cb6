import type { History } from '../history/history.ts';

/**
 * What a member found at an earlier origin of the same series: parameter vectors, by names of its own. Members that search long
 * write here and start from what they find.
 */
export interface Learned {
  readonly parameters: Map<string, readonly number[]>;
  /** Search again, from those parameters on; else take them as they are. */
  readonly search: boolean;
}

/** One way to forecast. A new one is a file with a `Member` and a row in `members.ts`. */
export interface Member {
  readonly name: string;
  /** Whether the history is long enough and of the right kind. */
  readonly applies: (history: History) => boolean;
  /** The expected values of the next `horizon` steps. */
  readonly forecast: (history: History, horizon: number, learned: Learned) => readonly number[];
}
