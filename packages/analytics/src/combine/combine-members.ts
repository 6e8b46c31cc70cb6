import type { BacktestErrors } from '../forecast-result.ts';
import type { History } from '../history/history.ts';
import { MEMBERS } from '../member/members.ts';
import type { Seat } from '../member/members.ts';
import { backtest, forecastSafely } from './backtest.ts';
import type { BacktestFold } from './backtest.ts';
import { combine } from './combine.ts';
import { memberWeights } from './weights.ts';

export interface CombinedForecast {
  readonly point: readonly number[];
  /** Signed errors of the combination in the backtests, one path per fold. */
  readonly errors: readonly BacktestErrors[];
}

/** The pool's forecast, and how wrong the same combination was at past origins. */
export function combineMembers(history: History, horizon: number, pool: readonly Seat[] = MEMBERS): CombinedForecast {
  const members = pool.map(({ member }) => member);
  const points = members.map((member) => forecastSafely(member, history, horizon));
  const folds = backtest(history, members, horizon);
  const weights = memberWeights(
    folds,
    points.map((point) => point !== null),
    pool.map(({ prior }) => prior),
    history.y.length
  );
  return {
    point: combine(points, weights),
    errors: folds.length > 0 ? folds.map((fold) => foldErrors(fold, weights)) : naiveErrors(history.y),
  };
}

function foldErrors({ origin, points, actual }: BacktestFold, weights: readonly number[]): BacktestErrors {
  const past = combine(points, weights);
  return { origin, errors: actual.map((v, h) => v - (past[h] as number)) };
}

/** Too short for a backtest, a history still tells how far one value is from the next. */
function naiveErrors(y: readonly number[]): readonly BacktestErrors[] {
  return y.slice(1).map((v, t) => ({ origin: t + 1, errors: [v - (y[t] as number)] }));
}
