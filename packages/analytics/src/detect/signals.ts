import { newCusum, pushCusum, type Cusum } from './cusum.ts';
import { followLevel, newLocalLevel, type LocalLevel } from './local-level.ts';
import { newMovingMean, pushMean, type MovingMean } from './moving-mean.ts';
import { newTypicalSize, relativeSize, type TypicalSize } from './relative-size.ts';
import { followSpread, newRobustSpread, type RobustSpread } from './robust-spread.ts';
import { newSubsequences, pushSubsequence, type Subsequences } from './subsequence.ts';

/** What is remembered to see one series from several sides. */
export interface SignalState {
  readonly size: TypicalSize;
  readonly level: LocalLevel;
  readonly mean: MovingMean;
  readonly seasonMean: MovingMean;
  readonly spread: RobustSpread;
  readonly cusum: Cusum;
  readonly windows: Subsequences;
}

/** One value seen from several sides, each a number whose range is watched; NaN where a side is not known yet. */
export interface Signals {
  /** Relative to the typical size. */
  readonly size: number;
  /** Distance from the level of the last values. */
  readonly local: number;
  /** Distance from the same phase of the seasons. */
  readonly season: number;
  /** Mean of the last quarter of a day, plain and without season. */
  readonly mean: number;
  readonly seasonMean: number;
  /** Cumulative sum of the distances from what was expected. */
  readonly drift: number;
  /** Distance of the last window from windows of the past. */
  readonly shape: number;
}

const SHORT_TERM_DAYS = 0.25;
const SPREAD_DAYS = 7;

export function newSignals(day: number): SignalState {
  const window = Math.max(2, Math.round(SHORT_TERM_DAYS * day));
  return {
    size: newTypicalSize(),
    level: newLocalLevel(),
    mean: newMovingMean(window),
    seasonMean: newMovingMean(window),
    spread: newRobustSpread(),
    cusum: newCusum(),
    windows: newSubsequences(day),
  };
}

/** @param season distance of the value from its seasonal expectation, NaN where there is none */
export function pushSignals(state: SignalState, value: number, season: number, day: number): Signals {
  const local = followLevel(state.level, value);
  const residual = Number.isNaN(season) ? local : season;
  const drift = pushCusum(state.cusum, residual, state.spread.spread);
  followSpread(state.spread, residual, SPREAD_DAYS * day);
  return {
    size: relativeSize(state.size, value, day),
    local,
    season,
    mean: pushMean(state.mean, value),
    seasonMean: pushMean(state.seasonMean, Number.isNaN(season) ? 0 : season),
    drift,
    shape: pushSubsequence(state.windows, value),
  };
}
