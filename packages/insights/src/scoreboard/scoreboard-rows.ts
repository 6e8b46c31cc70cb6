import type { ForecastRecord } from '@smartcloudops/warehouse';

import type { Graded } from './graded.ts';
import { HORIZON_BUCKETS } from './horizons.ts';
import type { HorizonBucket } from './horizons.ts';
import { skillOver } from './skill.ts';
import type { Pair } from './skill.ts';
import type { Verdict } from './verdicts.ts';

/** Forecasts of one group and horizon, graded. Money is in the answer's currency; nulls are unknown. */
export interface ScoreboardRow {
  /** Empty for the total. */
  readonly keys: readonly (string | null)[];
  readonly horizon: HorizonBucket;
  readonly evidence: ForecastRecord['evidence'];
  /** Forecasts graded. */
  readonly n: number;
  readonly meanAbsoluteError: number;
  /** Mean of expected less actual: above zero, too much was expected. */
  readonly bias: number;
  /** Sum of the absolute errors ÷ sum of the absolute actual amounts; null when these are all zero. */
  readonly relativeError: number | null;
  /** Share of the intervals that held, by level; a level that was never shown is absent. */
  readonly coverage: ReadonlyMap<number, number>;
  /** Mean interval score by level: lower is better. */
  readonly intervalScore: ReadonlyMap<number, number>;
  readonly skillOverNaive: number | null;
  readonly skillOverAws: number | null;
  /** Alert rules on these forecasts stay silent. It is judged over the last 200 days of all evidence, not over the asked range alone. */
  readonly muted: boolean;
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** By level the mean of a figure of the intervals. */
function byLevel(
  graded: readonly Graded[],
  figure: (interval: Graded['intervals'][number]) => number
): ReadonlyMap<number, number> {
  const levels = Map.groupBy(
    graded.flatMap(({ intervals }) => intervals),
    ({ level }) => level
  );
  return new Map([...levels].map(([level, intervals]) => [level, mean(intervals.map(figure))]));
}

function pairs(graded: readonly Graded[], other: 'naiveError' | 'awsError'): readonly Pair[] {
  return graded.flatMap((one) => {
    const theirs = one[other];
    return theirs === null ? [] : [{ truth: one.truth, ours: one.error, theirs }];
  });
}

/** One row per group, horizon and evidence; groups by the money they were wrong by, then near horizons first. */
export function scoreboardRows(graded: readonly Graded[], verdicts: readonly Verdict[]): readonly ScoreboardRow[] {
  const identity = (keys: Graded['keys'], horizon: HorizonBucket) => JSON.stringify([keys, horizon.name]);
  const muted = new Set(verdicts.filter((one) => one.muted).map(({ keys, horizon }) => identity(keys, horizon)));
  const wrongBy = new Map<string, number>();
  for (const { keys, error } of graded) {
    const id = JSON.stringify(keys);
    wrongBy.set(id, (wrongBy.get(id) ?? 0) + Math.abs(error));
  }
  const rows = [
    ...Map.groupBy(graded, ({ keys, bucket, evidence }) => JSON.stringify([keys, bucket.name, evidence])).values(),
  ].map((members): ScoreboardRow => {
    const [{ keys, bucket, evidence }] = members as [Graded, ...Graded[]];
    const amount = members.reduce((sum, { truth }) => sum + Math.abs(truth), 0);
    const meanAbsoluteError = mean(members.map(({ error }) => Math.abs(error)));
    return {
      keys,
      horizon: bucket,
      evidence,
      n: members.length,
      meanAbsoluteError,
      bias: mean(members.map(({ error }) => error)),
      relativeError: amount > 0 ? (meanAbsoluteError * members.length) / amount : null,
      coverage: byLevel(members, ({ holds }) => Number(holds)),
      intervalScore: byLevel(members, ({ score }) => score),
      skillOverNaive: skillOver(pairs(members, 'naiveError')),
      skillOverAws: skillOver(pairs(members, 'awsError')),
      muted: muted.has(identity(keys, bucket)),
    };
  });
  const rank = ({ keys, horizon, evidence }: ScoreboardRow) =>
    [
      -(wrongBy.get(JSON.stringify(keys)) ?? 0),
      HORIZON_BUCKETS.indexOf(horizon),
      evidence === 'shown' ? 0 : 1,
    ] as const;
  return rows.sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return (
      left[0] - right[0] ||
      JSON.stringify(a.keys).localeCompare(JSON.stringify(b.keys)) ||
      left[1] - right[1] ||
      left[2] - right[2]
    );
  });
}
