import type { Injected } from './cost-injection.ts';

/** Days called strange in the second year, of one bill with one anomaly. */
export interface CostCounts {
  readonly found: boolean;
  /** Days from the start of the anomaly to the first day called strange. */
  readonly delay: number;
  readonly trueDays: number;
  readonly falseDays: number;
  readonly missedDays: number;
  /** Usual cost of a day. */
  readonly usual: number;
  readonly dollars: number;
  readonly dollarsOnFlaggedDays: number;
}

/** @param flagged days called strange; @param knownAt the first day on which that was said, for each such day */
export function countDays(
  bill: Injected,
  flagged: readonly boolean[],
  from: number,
  detected: readonly number[]
): CostCounts {
  let [trueDays, falseDays, missedDays, dollars, onFlagged] = [0, 0, 0, 0, 0];
  for (let t = from; t < flagged.length; t++) {
    const strange = t >= bill.start && t < bill.end;
    const added = bill.added[t] as number;
    dollars += added;
    if (flagged[t]) onFlagged += added;
    if (strange && flagged[t]) trueDays++;
    else if (strange) missedDays++;
    else if (flagged[t]) falseDays++;
  }
  const hits = detected.filter((t) => t >= bill.start && t < bill.end + 1);
  const found = hits.length > 0;
  return {
    found,
    delay: found ? Math.min(...hits) - bill.start : NaN,
    trueDays,
    falseDays,
    missedDays,
    usual: bill.usual,
    dollars,
    dollarsOnFlaggedDays: onFlagged,
  };
}

export interface CostFigures {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** Share of the money added that fell on days called strange; all bills are brought to one size. */
  readonly dollarRecall: number;
  readonly found: number;
  readonly delay: number;
}

export function costFigures(counts: readonly CostCounts[]): CostFigures {
  const sum = (key: 'trueDays' | 'falseDays' | 'missedDays') => counts.reduce((total, count) => total + count[key], 0);
  const total = (key: 'dollars' | 'dollarsOnFlaggedDays') =>
    counts.reduce((money, count) => money + count[key] / count.usual, 0);
  const precision = sum('trueDays') / Math.max(1, sum('trueDays') + sum('falseDays'));
  const recall = sum('trueDays') / Math.max(1, sum('trueDays') + sum('missedDays'));
  const delays = counts.filter(({ found }) => found).map(({ delay }) => delay);
  return {
    f1: (2 * precision * recall) / Math.max(1e-12, precision + recall),
    precision,
    recall,
    dollarRecall: total('dollarsOnFlaggedDays') / total('dollars'),
    found: delays.length / counts.length,
    delay: delays.reduce((total, v) => total + v, 0) / delays.length,
  };
}
