import type { History } from '../history/history.ts';
import { createHistory } from '../history/history.ts';
import type { Learned, Member } from '../member/member.ts';

export type Memory = Learned['parameters'];

/** What the members said at one past origin, and what came. */
export interface BacktestFold {
  readonly origin: number;
  /** In the order of the members; null where a member did not apply. */
  readonly points: readonly (readonly number[] | null)[];
  readonly actual: readonly number[];
}

const FOLDS = 6;
const RUNAWAY = 2;
/** A fold leaves at least this many observations to learn from. */
const MIN_TRAINING = 3;

/**
 * Rolling-origin evaluation: the last origins whose horizons lie in the history, half a horizon apart.
 * A short history gets a shorter horizon and fewer folds; fewer than four observations get none. Members search their parameters
 * at the earliest origin only and go on with them, so that no backtest knows what came later.
 * @param memories one per member, for what it learns
 * @see Tashman (2000), Out-of-sample tests of forecasting accuracy. IJF 16(4), 437–450.
 */
export function backtest(
  history: History,
  members: readonly Member[],
  horizon: number,
  memories: readonly Memory[]
): readonly BacktestFold[] {
  const { observed: y } = history;
  const oldestFirst = [...backtestOrigins(y.length, horizon, history.seasons[0] ?? 1)].reverse();
  const folds = oldestFirst.map(({ origin, length }, i) => {
    const past = createHistory(y.slice(0, origin), history.seasons, history.ratioScale);
    return {
      origin,
      points: members.map((member, k) =>
        forecastSafely(member, past, length, { parameters: memories[k] ?? new Map(), search: i === 0 })
      ),
      actual: y.slice(origin, origin + length),
    };
  });
  return folds.reverse();
}

/** A member's forecast, or null when it does not apply or its arithmetic left the numbers, or all measure. */
export function forecastSafely(
  member: Member,
  history: History,
  horizon: number,
  learned: Learned
): readonly number[] | null {
  if (!member.applies(history)) return null;
  const point = member.forecast(history, horizon, learned);
  return point.every(Number.isFinite) && !strays(point, history.y) ? point : null;
}

/** A path that leaves the history's range by more than twice its width, and what a long horizon may add, has run away. */
function strays(point: readonly number[], y: readonly number[]): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (const v of y) [low, high] = [Math.min(low, v), Math.max(high, v)];
  const margin = RUNAWAY * (high - low) * (1 + point.length / y.length);
  return point.some((v) => !(v >= low - margin && v <= high + margin));
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
