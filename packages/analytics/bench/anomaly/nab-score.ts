/** What a right, wrong or missed alarm is worth: `profiles.json` of the benchmark. */
export interface NabWeights {
  readonly tpWeight: number;
  readonly fpWeight: number;
  readonly fnWeight: number;
}

/** First and last index (inclusive) of the values among which an anomaly lies. */
export type NabWindow = readonly [first: number, last: number];

/** Alarms before this share of a file (of at most 5,000 values) are not judged: the detector is learning. */
const PROBATION_SHARE = 0.15;
const PROBATION_OF_AT_MOST = 5000;

export function probationLength(length: number): number {
  return Math.floor(PROBATION_SHARE * Math.min(length, PROBATION_OF_AT_MOST));
}

/**
 * Score of one file by the rules of the Numenta Anomaly Benchmark. A window counts once, by its earliest alarm; the earlier in the
 * window, the more (1 at its first value). Each alarm outside costs, the less the closer it follows a window. A window without an
 * alarm costs `fnWeight`.
 * @param alarms one per value
 * @see Lavin & Ahmad (2015), Evaluating real-time anomaly detection algorithms: the Numenta Anomaly Benchmark. ICMLA, and the
 * benchmark's scorer, whose discrete positions are used here.
 */
export function nabFileScore(alarms: readonly boolean[], windows: readonly NabWindow[], weights: NabWeights): number {
  const earliest = windows.map(() => -weights.fnWeight);
  let outside = 0;
  let next = 0;
  alarms.forEach((alarm, t) => {
    while (next < windows.length && t > (windows[next] as NabWindow)[1]) next++;
    if (!alarm || t < probationLength(alarms.length)) return;
    const window = windows[next];
    if (window && t >= window[0]) {
      earliest[next] = Math.max(earliest[next] as number, weights.tpWeight * insideWorth(t, window));
    } else outside += weights.fpWeight * outsideWorth(t, windows[next - 1]);
  });
  return outside + earliest.reduce((sum, v) => sum + v, 0);
}

/** 0 for a detector that never speaks, 100 for one alarm at the start of each window. */
export function nabNormalized(score: number, windows: number, { tpWeight, fnWeight }: NabWeights): number {
  return (100 * (score + fnWeight * windows)) / (windows * (tpWeight + fnWeight));
}

function insideWorth(t: number, [first, last]: NabWindow): number {
  return scaledSigmoid(-(last - t + 1) / (last - first + 1)) / scaledSigmoid(-1);
}

function outsideWorth(t: number, previous: NabWindow | undefined): number {
  return previous ? scaledSigmoid((t - previous[1]) / (previous[1] - previous[0])) : -1;
}

function scaledSigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}
