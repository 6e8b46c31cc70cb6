import { DAY_MS } from '@smartcloudops/focus';
import type { AggregateQuery, ForecastRecord } from '@smartcloudops/warehouse';

import { grade } from './graded.ts';
import type { Graded } from './graded.ts';
import { horizonBucket } from './horizons.ts';
import type { HorizonBucket } from './horizons.ts';
import { connectionsWithData } from './scope.ts';
import type { ScoreboardDeps } from './scoreboard-deps.ts';
import { isJudgeable, isWorseThanNaive, skillOver } from './skill.ts';
import { truths } from './truths.ts';

/** Forecasts of this many days count when a forecast is judged: what it was like long ago says little about now. */
const JUDGED_DAYS = 200;

/** How forecasts of one series and horizon have done so far. */
export interface Verdict {
  readonly keys: readonly (string | null)[];
  readonly horizon: HorizonBucket;
  /** Forecasts graded beside the yardstick. */
  readonly n: number;
  /** 1 − MAE / MAE of the yardstick; null when the yardstick made no error. */
  readonly skill: number | null;
  /** Worse than the yardstick beyond chance: not fit to raise an alarm. */
  readonly muted: boolean;
  /** `shown` alone where they suffice. */
  readonly evidence: 'shown' | 'replayed' | 'both';
}

export interface VerdictQuery extends Pick<AggregateQuery, 'connections' | 'metric' | 'groupBy' | 'filters' | 'asOf'> {
  /** Absent: both. */
  readonly kind?: ForecastRecord['kind'];
}

function judge(graded: readonly Graded[]): Omit<Verdict, 'keys' | 'horizon'> {
  const shown = graded.filter(({ evidence }) => evidence === 'shown');
  const enough = isJudgeable(shown);
  const used = (enough ? shown : graded).filter(({ naiveError }) => naiveError !== null);
  return {
    n: used.length,
    skill: skillOver(used.map(({ truth, error, naiveError }) => ({ truth, ours: error, theirs: naiveError ?? 0 }))),
    muted: isWorseThanNaive(used),
    evidence: enough || shown.length === graded.length ? 'shown' : shown.length === 0 ? 'replayed' : 'both',
  };
}

/** Judges every series and horizon of graded forecasts. */
export function judgeAll(graded: readonly Graded[]): readonly Verdict[] {
  const groups = Map.groupBy(graded, ({ keys, bucket }) => JSON.stringify([keys, bucket.name]));
  return [...groups.values()].map((members) => {
    const [{ keys, bucket: horizon }] = members as [Graded, ...Graded[]];
    return { keys, horizon, ...judge(members) };
  });
}

interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** Horizon of a forecast of this month's end that is made now. */
  readonly monthNow: HorizonBucket | undefined;
}

/** Reads what was forecast of the last {@link JUDGED_DAYS} and grades it. */
async function judgement(deps: ScoreboardDeps, query: VerdictQuery): Promise<Judgement> {
  const none = { verdicts: [], monthNow: undefined };
  const connections = await connectionsWithData(deps.warehouse.costs, query.connections);
  if (connections.length === 0) return none;
  const now = query.asOf ?? deps.clock();
  const range = { ...query, connections, from: now - JUDGED_DAYS * DAY_MS, to: now };
  const records = (await deps.warehouse.forecasts.find(range)).filter(({ madeAt }) => madeAt <= now);
  if (records.length === 0) return none;
  const { of, window } = await truths(deps, range);
  return {
    verdicts: judgeAll(grade(records, of).graded),
    monthNow: window ? horizonBucket('month-end', window.origin, window.month.end) : undefined,
  };
}

/** How the forecasts of the question's groups have done, at every horizon. @throws WarehouseError */
export async function verdicts(deps: ScoreboardDeps, query: VerdictQuery): Promise<readonly Verdict[]> {
  return (await judgement(deps, query)).verdicts;
}

/**
 * The verdicts that count for a forecast made now: of days at all horizons, of the month's end where it is as far away as now.
 * @throws WarehouseError
 */
export async function verdictsNow(
  deps: ScoreboardDeps,
  query: VerdictQuery & { readonly kind: ForecastRecord['kind'] }
): Promise<readonly Verdict[]> {
  const { verdicts: all, monthNow } = await judgement(deps, query);
  return query.kind === 'day' ? all : all.filter(({ horizon }) => horizon === monthNow);
}
