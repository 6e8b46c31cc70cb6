import type { TestCharge } from '../test/in-memory-cost-store.ts';

/** One month of one bill whose total is asked for while it runs. */
export interface MonthCase {
  readonly bill: string;
  /** Start of the month, epoch ms. */
  readonly month: number;
  /** What the bill showed at a moment. */
  readonly chargesAt: (now: number) => readonly TestCharge[];
  /** What the month came to. */
  readonly truth: number;
}
