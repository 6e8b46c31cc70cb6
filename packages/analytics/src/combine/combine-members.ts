import type { History } from '../history/history.ts';
import { MEMBERS } from '../member/members.ts';
import type { Seat } from '../member/members.ts';
import { backtest, forecastSafely } from './backtest.ts';
import { combine } from './combine.ts';
import { memberWeights } from './weights.ts';

export interface CombinedForecast {
  readonly point: readonly number[];
  /** Signed errors of the combination in the backtests, one path per fold. */
  readonly errors: readonly (readonly number[])[];
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
    errors: folds.map((fold) => {
      const past = combine(fold.points, weights);
      return fold.actual.map((v, h) => v - (past[h] as number));
    }),
  };
}
