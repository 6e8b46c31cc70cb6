import type { ForecastRecord } from '@smartcloudops/warehouse';

import { horizonBucket } from './horizons.ts';
import type { HorizonBucket } from './horizons.ts';

/** One forecast of ours and what became of it, the others' beside it. Money of the series' currency. */
export interface Graded {
  readonly keys: readonly (string | null)[];
  readonly bucket: HorizonBucket;
  readonly evidence: ForecastRecord['evidence'];
  readonly target: ForecastRecord['target'];
  readonly truth: number;
  /** Expected less actual. */
  readonly error: number;
  /** The yardstick's and AWS's error for the same target from the same origin; null when they made none. */
  readonly naiveError: number | null;
  readonly awsError: number | null;
  readonly intervals: readonly { readonly level: number; readonly holds: boolean; readonly score: number }[];
}

/**
 * Width, and 2/α for each unit outside: the mean of it is least for the true quantiles.
 * @see Gneiting & Raftery (2007), Strictly proper scoring rules, prediction, and estimation. JASA 102, 359–378.
 */
function intervalScore(truth: number, level: number, lower: number, upper: number): number {
  const outside = Math.max(0, lower - truth, truth - upper);
  return upper - lower + (2 / (1 - level)) * outside;
}

/** Grades what has a truth; the rest waits. A target that was shown in time and replayed later counts as shown. */
export function grade(
  records: readonly ForecastRecord[],
  truthOf: (keys: readonly (string | null)[], target: ForecastRecord['target']) => number | null
): { readonly graded: readonly Graded[]; readonly waiting: number } {
  const cases = Map.groupBy(records, ({ series, kind, origin, target }) =>
    JSON.stringify([series.keys, kind, origin, target.from])
  );
  const graded: Graded[] = [];
  let waiting = 0;
  for (const made of cases.values()) {
    const ours = made.find(({ model, evidence }) => model === 'ours' && evidence === 'shown') ?? made.find(isOurs);
    const bucket = ours && horizonBucket(ours.kind, ours.origin, ours.target.to);
    if (!ours || !bucket) continue;
    const truth = truthOf(ours.series.keys, ours.target);
    if (truth === null) {
      waiting++;
      continue;
    }
    const errorOf = (model: ForecastRecord['model']) => {
      const theirs = made.filter((record) => record.model === model);
      const record = theirs.find(({ evidence }) => evidence === ours.evidence) ?? theirs[0];
      return record ? record.point - truth : null;
    };
    graded.push({
      keys: ours.series.keys,
      bucket,
      evidence: ours.evidence,
      target: ours.target,
      truth,
      error: ours.point - truth,
      naiveError: errorOf('naive'),
      awsError: errorOf('aws'),
      intervals: ours.intervals.map(({ level, lower, upper }) => ({
        level,
        holds: lower <= truth && truth <= upper,
        score: intervalScore(truth, level, lower, upper),
      })),
    });
  }
  return { graded, waiting };
}

const isOurs = ({ model }: ForecastRecord) => model === 'ours';
