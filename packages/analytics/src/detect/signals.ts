import { newCusum, pushCusum, type Cusum } from './cusum.ts';
import type { AnomalyKind } from './detection.ts';
import { followLevel, newLocalLevel, type LocalLevel } from './local-level.ts';
import { movingDeviation, movingMean, newMovingMoments, pushMoments, type MovingMoments } from './moving-moments.ts';
import { leaveRange, newRange, type Range } from './range.ts';
import { followSpread, newRobustSpread, type RobustSpread } from './robust-spread.ts';
import { TUNING } from './tuning.ts';

type Signal = keyof typeof TUNING.unit;

/** Everything the detector remembers about one series but its seasons. */
export interface SignalState {
  readonly level: LocalLevel;
  readonly moments: MovingMoments;
  readonly spread: RobustSpread;
  readonly cusum: Cusum;
  readonly ranges: Record<Signal, Range>;
}

/** How far outside its own history the series is; `side` is up (1) or down (−1). */
export interface Strangeness {
  readonly size: number;
  readonly side: number;
  readonly kind: AnomalyKind;
}

export function newSignals(day: number): SignalState {
  const range = newRange;
  return {
    level: newLocalLevel(),
    moments: newMovingMoments(Math.max(4, Math.min(96, Math.round(day / 4)))),
    spread: newRobustSpread(),
    cusum: newCusum(),
    ranges: {
      value: range(),
      local: range(),
      season: range(),
      deviation: range(),
      mean: range(),
      drift: range(),
      shape: range(),
    },
  };
}

/** Takes in a value and tells the strangest of its signals. */
export function pushSignals(state: SignalState, value: number, seasonal: number, day: number): Strangeness {
  const { ranges, moments } = state;
  const fade = TUNING.fade / day;
  const local = followLevel(state.level, value, TUNING.levelSpan);
  pushMoments(moments, value);
  const residual = Number.isNaN(seasonal) ? local : seasonal;
  const drift = pushCusum(state.cusum, residual, state.spread.spread);
  followSpread(state.spread, residual, 7 * day);
  let best: Strangeness = { size: 0, side: Math.sign(residual), kind: residual < 0 ? 'dip' : 'spike' };
  const weigh = (signal: Signal, at: number, kind: AnomalyKind, side?: number) => {
    const beyond = leaveRange(ranges[signal], at, fade) / TUNING.unit[signal];
    if (Math.abs(beyond) > best.size) best = { size: Math.abs(beyond), side: side ?? Math.sign(beyond), kind };
  };
  const point = residual < 0 ? 'dip' : 'spike';
  weigh('value', value, point);
  weigh('local', local, point);
  if (!Number.isNaN(seasonal)) weigh('season', seasonal, point);
  if (moments.count >= moments.ring.length) {
    weigh('deviation', movingDeviation(moments), 'shape', Math.sign(residual));
    weigh('mean', movingMean(moments), 'level-shift');
  }
  weigh('drift', drift, 'drift');
  return best;
}
