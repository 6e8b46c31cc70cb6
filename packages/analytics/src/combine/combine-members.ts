import type { History } from '../history/history.ts';
import type { Member } from '../member/member.ts';
import { MEMBERS } from '../member/members.ts';
import { backtest, forecastSafely } from './backtest.ts';
import { combine } from './combine.ts';
import { memberWeights } from './weights.ts';

export interface CombinedForecast {
  readonly point: readonly number[];
  /** Signed errors of the combination in the backtests, one path per fold. */
  readonly errors: readonly (readonly number[])[];
}

/** The pool's forecast, and how wrong the same combination was at past origins. */
export function combineMembers(
  history: History,
  horizon: number,
  members: readonly Member[] = MEMBERS
): CombinedForecast {
  const points = members.map((member) => forecastSafely(member, history, horizon));
  const folds = backtest(history, members, horizon);
  const weights = memberWeights(
    folds,
    points.map((point) => point !== null)
  );
  return {
    point: combine(points, weights),
    errors: folds.map((fold) => {
      const past = combine(fold.points, weights);
      return fold.actual.map((v, h) => v - (past[h] as number));
    }),
  };
}
