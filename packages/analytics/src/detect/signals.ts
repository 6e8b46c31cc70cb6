import type { AnomalyKind } from './detection.ts';
import { followLevel, newLocalLevel, type LocalLevel } from './local-level.ts';
import { newMovingMean, pushMean, type MovingMean } from './moving-mean.ts';
import { leaveRange, newRange, type Range } from './range.ts';
import { newTypicalSize, relativeSize, type TypicalSize } from './relative-size.ts';
import { newRobustSpread, followSpread, type RobustSpread } from './robust-spread.ts';
import { TUNING, type MemoryRule } from './tuning.ts';

const KINDS = {
  size: null,
  local: null,
  season: null,
  mean: 'level-shift',
  seasonMean: 'drift',
} as const;
export type Signal = keyof typeof KINDS;
/** Less outside, in widths of the range, is inside. */
const LEAST = 0.005;

/** Everything the detector remembers about one series but its seasons. */
export interface SignalState {
  readonly size: TypicalSize;
  readonly level: LocalLevel;
  readonly mean: MovingMean;
  readonly seasonMean: MovingMean;
  readonly spread: RobustSpread;
  readonly ranges: Record<Signal, Range>;
}

export interface Strangeness {
  readonly size: number;
  /** Up (1) or down (−1). */
  readonly side: number;
  readonly kind: AnomalyKind;
}

export function newSignals(day: number): SignalState {
  const window = Math.max(2, Math.round(TUNING.shortTerm * day));
  return {
    size: newTypicalSize(),
    level: newLocalLevel(),
    mean: newMovingMean(window),
    seasonMean: newMovingMean(window),
    spread: newRobustSpread(),
    ranges: Object.fromEntries(Object.keys(KINDS).map((signal) => [signal, newRange()])) as Record<Signal, Range>,
  };
}

/** Takes in a value; each signal that leaves its own history adds to the strangeness. */
export function pushSignals(state: SignalState, value: number, seasonal: number, day: number, rule: MemoryRule): Strangeness {
  const local = followLevel(state.level, value, TUNING.levelSpan);
  const residual = Number.isNaN(seasonal) ? local : seasonal;
  followSpread(state.spread, residual, 7 * day);
  const signals: Record<Signal, number> = {
    size: relativeSize(state.size, value, day),
    local,
    season: seasonal,
    mean: pushMean(state.mean, value),
    seasonMean: pushMean(state.seasonMean, Number.isNaN(seasonal) ? 0 : seasonal),
  };
  const point = residual < 0 ? 'dip' : 'spike';
  let [size, most, kind]: [number, number, AnomalyKind] = [0, 0, point];
  for (const signal of Object.keys(KINDS) as Signal[]) {
    if (Number.isNaN(signals[signal])) continue;
    const beyond = Math.abs(leaveRange(state.ranges[signal], signals[signal], rule, day));
    const surprise = beyond < LEAST ? 0 : rule.weight * Math.log10(rule.period * Math.sqrt(beyond));
    size += surprise;
    if (surprise > most) [most, kind] = [surprise, KINDS[signal] ?? point];
  }
  return { size, side: Math.sign(residual), kind };
}
