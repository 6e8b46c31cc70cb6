import type { History } from '../history/history.ts';
import { createHistory } from '../history/history.ts';
import type { Member } from '../member/member.ts';

/** What the members said at one past origin, and what came. */
export interface BacktestFold {
  readonly origin: number;
  /** In the order of the members; null where a member did not apply. */
  readonly points: readonly (readonly number[] | null)[];
  readonly actual: readonly number[];
}

const FOLDS = 6;
/** A fold leaves at least this many observations to learn from. */
const MIN_TRAINING = 3;

/**
 * Rolling-origin evaluation: the last origins whose horizons lie in the history, half a horizon apart.
 * A short history gets a shorter horizon and fewer folds; fewer than four observations get none.
 * @see Tashman (2000), Out-of-sample tests of forecasting accuracy. IJF 16(4), 437–450.
 */
export function backtest(history: History, members: readonly Member[], horizon: number): readonly BacktestFold[] {
  const { y } = history;
  return backtestOrigins(y.length, horizon, history.seasons[0] ?? 1).map(({ origin, length }) => {
    const past = createHistory(y.slice(0, origin), history.seasons, history.ratioScale);
    return {
      origin,
      points: members.map((member) => forecastSafely(member, past, length)),
      actual: y.slice(origin, origin + length),
    };
  });
}

/** A member's forecast, or null when it does not apply or its arithmetic left the numbers. */
export function forecastSafely(member: Member, history: History, horizon: number): readonly number[] | null {
  if (!member.applies(history)) return null;
  const point = member.forecast(history, horizon);
  return point.every(Number.isFinite) ? point : null;
}

function backtestOrigins(
  n: number,
  horizon: number,
  seasonLength: number
): readonly { readonly origin: number; readonly length: number }[] {
  const wanted = Math.max(MIN_TRAINING, Math.min(2 * seasonLength, Math.floor(n / 2)));
  const length = Math.min(horizon, Math.floor((n - MIN_TRAINING) / 2), Math.max(1, n - wanted));
  if (length < 1) return n > MIN_TRAINING ? [{ origin: n - 1, length: 1 }] : [];
  const step = Math.max(1, Math.ceil(length / 2));
  const origins = [];
  for (let k = 0; k < FOLDS; k++) {
    const origin = n - length - k * step;
    if (origin < MIN_TRAINING || (k > 0 && origin < wanted)) break;
    origins.push({ origin, length });
  }
  return origins;
}
