import type { BacktestErrors } from '../forecast-result.ts';
import type { History } from '../history/history.ts';
import { MEMBERS } from '../member/members.ts';
import { yearAgoFactors } from '../season/year-ago.ts';
import { backtest, forecastSafely } from './backtest.ts';
import type { BacktestFold, Memory } from './backtest.ts';
import { combine } from './combine.ts';
import { GATE } from './gate-table.ts';
import { seriesKind } from './series-kind.ts';
import { memberWeights, trustIn } from './weights.ts';
import type { Gate } from './weights.ts';

export interface CombinedForecast {
  readonly point: readonly number[];
  /** Signed errors of the combination in the backtests, one path per fold. */
  readonly errors: readonly BacktestErrors[];
  /** How far the members are from the combination, in the mean by weight: of every step, and of the sums up to it. */
  readonly disagreement: { readonly step: readonly number[]; readonly sum: readonly number[] };
}

/** A member is not asked when, before the series has spoken, its weight is below this share of the most trusted one's. */
const NOT_ASKED = 1 / 2000;
const WEEK = 7;

/** The pool's forecast, and how wrong the same combination was at past origins. */
export function combineMembers(history: History, horizon: number, gate: Gate = GATE): CombinedForecast {
  const kind = seriesKind(history);
  const trust = MEMBERS.map(({ name }) => Math.exp(trustIn(name, kind, gate)));
  const able = MEMBERS.map((member) => member.applies(history));
  const most = trust.reduce((max, t, i) => (able[i] ? Math.max(max, t) : max), 0);
  const members = MEMBERS.filter((_, i) => able[i] && (trust[i] as number) >= NOT_ASKED * most);

  const memories = members.map((): Memory => new Map());
  const folds = backtest(history, members, horizon, memories);
  const points = members.map((member, k) =>
    forecastSafely(member, history, horizon, { parameters: memories[k] ?? new Map(), search: true })
  );
  const weights = memberWeights(
    folds,
    points.map((point) => point !== null),
    members.map(({ name }) => name),
    kind,
    gate
  );
  const plain = combine(points, weights);
  const past = folds.map((fold) => combine(fold.points, weights));
  const disagreement = {
    step: disagree(points, plain, weights),
    sum: disagree(points.map(cumulated), cumulated(plain), weights),
  };
  if (folds.length === 0) return { point: plain, errors: naiveErrors(history.observed), disagreement };
  const yearly = (path: readonly number[], origin: number) => {
    const factors = yearAgoFactors(history.observed.slice(0, origin), path.length);
    return path.map((v, h) => v * (factors[h] as number));
  };
  const [m = 1] = history.seasons;
  const isDaily = history.ratioScale && m === WEEK;
  const corrected = isDaily ? past.map((path, i) => yearly(path, folds[i]?.origin ?? 0)) : past;
  // The year is believed only where it would have helped before.
  const helps = isDaily && totalError(corrected, folds) < totalError(past, folds);
  return {
    point: helps ? yearly(plain, history.observed.length) : plain,
    disagreement,
    errors: folds.map(({ origin, actual }, i) => ({
      origin,
      errors: actual.map((v, h) => v - ((helps ? corrected : past)[i]?.[h] ?? NaN)),
    })),
  };
}

function disagree(
  points: readonly (readonly number[] | null)[],
  centre: readonly number[],
  weights: readonly number[]
): readonly number[] {
  const distance = points.map((point) => point && point.map((v, h) => Math.abs(v - (centre[h] as number))));
  return distance.some((one) => one) ? combine(distance, weights) : centre.map(() => 0);
}

function cumulated<Path extends readonly number[] | null>(path: Path): Path {
  let sum = 0;
  return path && (path.map((v) => (sum += v)) as unknown as Path);
}

function totalError(paths: readonly (readonly number[])[], folds: readonly BacktestFold[]): number {
  return folds.reduce(
    (total, { actual }, i) => total + actual.reduce((sum, v, h) => sum + Math.abs(v - (paths[i]?.[h] ?? NaN)), 0),
    0
  );
}

/** Too short for a backtest, a history still tells how far one value is from the next. */
function naiveErrors(y: readonly number[]): readonly BacktestErrors[] {
  return y.slice(1).map((v, t) => ({ origin: t + 1, errors: [v - (y[t] as number)] }));
}
