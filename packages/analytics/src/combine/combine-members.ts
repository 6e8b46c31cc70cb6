import type { BacktestErrors } from '../forecast-result.ts';
import type { History } from '../history/history.ts';
import { MEMBERS } from '../member/members.ts';
import { backtest, forecastSafely } from './backtest.ts';
import type { Memory } from './backtest.ts';
import { combine } from './combine.ts';
import { disagreementOf } from './disagreement.ts';
import type { Disagreement } from './disagreement.ts';
import { GATE } from './gate-table.ts';
import { seriesKind } from './series-kind.ts';
import { memberWeights, trustIn } from './weights.ts';
import type { Gate } from './weights.ts';
import { withYearAgo } from './year-ago-correction.ts';

export interface CombinedForecast {
  readonly point: readonly number[];
  /** Signed errors of the combination in the backtests, one path per fold. */
  readonly errors: readonly BacktestErrors[];
  readonly disagreement: Disagreement;
}

/** A member is not asked when, before the series has spoken, its weight is below this share of the most trusted one's. */
const NOT_ASKED = 1 / 2000;

/** The pool's forecast, and how wrong the same combination was at past origins. */
export function combineMembers(history: History, horizon: number, gate: Gate = GATE): CombinedForecast {
  const kind = seriesKind(history);
  const members = membersFor(history, kind, gate);
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
  const { observed } = history;
  // Where every member ran away, the last value is what is left.
  const pathOf = (of: readonly (readonly number[] | null)[], origin: number, length: number) =>
    of.some((point) => point !== null)
      ? combine(of, weights)
      : new Array<number>(length).fill(observed[origin - 1] ?? 0);
  const plain = pathOf(points, observed.length, horizon);
  const disagreement = disagreementOf(points, plain, weights);
  if (folds.length === 0) return { point: plain, errors: naiveErrors(observed), disagreement };
  const { point, past } = withYearAgo(
    history,
    plain,
    folds.map((fold) => pathOf(fold.points, fold.origin, fold.actual.length)),
    folds
  );
  const errors = folds.map(({ origin, actual }, i) => ({
    origin,
    errors: actual.map((v, h) => v - (past[i]?.[h] ?? NaN)),
  }));
  return { point, errors, disagreement };
}

function membersFor(history: History, kind: readonly number[], gate: Gate) {
  const able = MEMBERS.filter((member) => member.applies(history));
  const trust = able.map(({ name }) => Math.exp(trustIn(name, kind, gate)));
  const most = trust.reduce((a, b) => Math.max(a, b), 0);
  return able.filter((_, i) => (trust[i] as number) >= NOT_ASKED * most);
}

/** Too short for a backtest, a history still tells how far one value is from the next. */
function naiveErrors(y: readonly number[]): readonly BacktestErrors[] {
  return y.slice(1).map((v, t) => ({ origin: t + 1, errors: [v - (y[t] as number)] }));
}
