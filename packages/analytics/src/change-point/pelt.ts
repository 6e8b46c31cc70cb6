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
  let starts: { readonly at: number; dropped: number }[] = [];
  for (let t = minSegment; t <= n; t++) {
    starts.push({ at: t - minSegment, dropped: Infinity });
    let [least, from] = [Infinity, 0];
    const costs = starts.map(({ at }) => (best[at] as number) + cost(at, t));
    costs.forEach((value, k) => {
      if (value + penalty < least) [least, from] = [value + penalty, starts[k]?.at ?? 0];
    });
    best[t] = least;
    previous[t] = from;
    starts.forEach((start, k) => {
      if ((costs[k] as number) + pruning > least) start.dropped = Math.min(start.dropped, t + minSegment);
    });
    starts = starts.filter(({ dropped }) => dropped > t + 1);
  }
  const changes: number[] = [];
  for (let t = previous[n] as number; t > 0; t = previous[t] as number) changes.push(t);
  return changes.reverse();
}
