import type { Bill } from './cost-bills.ts';
import { YEAR } from './cost-bills.ts';
import { randomOf } from './random.ts';

export type InjectedKind = 'spike' | 'level' | 'gradual';
export const KINDS: readonly InjectedKind[] = ['spike', 'level', 'gradual'];
/** Of the usual cost of a day: at its largest. */
export const SIZES: Record<InjectedKind, readonly number[]> = {
  spike: [0.5, 1, 2],
  level: [0.25, 0.5, 1],
  gradual: [0.3, 0.6, 1.2],
};

export interface Injected extends Bill {
  readonly kind: InjectedKind;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Usual cost of a day. */
  readonly usual: number;
  /** Money added to each day. */
  readonly added: readonly number[];
}

/** One anomaly in the second year: a spike of 1 to 3 days, a level of 7 to 21, a climb over 14 to 28. */
export function inject(bill: Bill, kind: InjectedKind, size: number, seed: number): Injected {
  const { uniform } = randomOf(seed);
  const pick = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  const length = kind === 'spike' ? pick(1, 3) : kind === 'level' ? pick(7, 21) : pick(14, 28);
  const start = YEAR + pick(14, YEAR - 42);
  const before = bill.y.slice(start - 28, start);
  const usual = before.reduce((sum, v) => sum + v, 0) / before.length;
  const added = bill.y.map((_, t) => {
    if (t < start || t >= start + length) return 0;
    return usual * size * (kind === 'gradual' ? (t - start + 1) / length : 1);
  });
  return { ...bill, kind, start, end: start + length, usual, added, y: bill.y.map((v, t) => v + (added[t] as number)) };
}
