import type { SegmentCost } from './segment-cost.ts';

export interface PeltOptions {
  /** Added for every segment. */
  readonly penalty: number;
  /** Least length of a segment, at least 1. */
  readonly minSegment: number;
  /** A constant with cost(a,b) + cost(b,c) + constant ≤ cost(a,c) for all a < b < c. Default 0. */
  readonly pruning?: number;
}

/**
 * The segmentation with the least penalised cost, exactly, in time linear in n where changes keep coming. A start that can no longer
 * win is dropped, but only after another least segment: until then no change in between would be allowed to beat it.
 * @returns first places of the segments after the first, ascending
 * @see Killick, Fearnhead & Eckley (2012), Optimal detection of changepoints with a linear computational cost. JASA 107.
 */
export function pelt(n: number, cost: SegmentCost, { penalty, minSegment, pruning = 0 }: PeltOptions): number[] {
  const best = new Float64Array(n + 1).fill(Infinity);
  const previous = new Int32Array(n + 1);
  best[0] = -penalty;
  const starts = new Int32Array(n + 1);
  const dropped = new Int32Array(n + 1).fill(n + 1);
  const costs = new Float64Array(n + 1);
  let count = 0;
  for (let t = minSegment; t <= n; t++) {
    starts[count++] = t - minSegment;
    let [least, from] = [Infinity, 0];
    for (let k = 0; k < count; k++) {
      const start = starts[k] as number;
      const value = (best[start] as number) + cost(start, t);
      costs[k] = value;
      if (value + penalty < least) [least, from] = [value + penalty, start];
    }
    best[t] = least;
    previous[t] = from;
    let kept = 0;
    for (let k = 0; k < count; k++) {
      const start = starts[k] as number;
      if ((costs[k] as number) + pruning > least) dropped[start] = Math.min(dropped[start] as number, t + minSegment);
      if ((dropped[start] as number) > t + 1) starts[kept++] = start;
    }
    count = kept;
  }
  const changes: number[] = [];
  for (let t = previous[n] as number; t > 0; t = previous[t] as number) changes.push(t);
  return changes.reverse();
}
