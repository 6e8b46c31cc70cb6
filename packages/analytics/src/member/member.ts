import type { History } from '../history/history.ts';

/** One way to forecast. A new one is a file with a `Member` and a row in `members.ts`. */
export interface Member {
  readonly name: string;
  /** Whether the history is long enough and of the right kind. */
  readonly applies: (history: History) => boolean;
  /** The expected values of the next `horizon` steps. */
  readonly forecast: (history: History, horizon: number) => readonly number[];
}
