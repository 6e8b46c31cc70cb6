import type { AnomalyKind } from './detection.ts';
import { leaveRange, newRange, type Range } from './range.ts';
import type { Signals } from './signals.ts';
import type { MemoryRule } from './tuning.ts';

export type Ranges = Record<keyof Signals, Range>;

/** How far outside its own history a series is, in decades of days until it is so again; and which signal says so the loudest. */
export interface Strangeness {
  readonly size: number;
  readonly kind: AnomalyKind | 'point';
}

const WEIGHTS: readonly (readonly [keyof Signals, number, AnomalyKind | 'point'])[] = [
  ['size', 1, 'point'],
  ['local', 1, 'point'],
  ['season', 1, 'point'],
  ['mean', 1, 'level-shift'],
  ['seasonMean', 1, 'level-shift'],
  ['drift', 1, 'drift'],
  ['shape', 0.5, 'shape'],
];
/** Less outside, in widths of a range, is inside. */
const LEAST = 0.005;

export function newRanges(): Ranges {
  return Object.fromEntries(WEIGHTS.map(([signal]) => [signal, newRange()])) as Ranges;
}

/**
 * Sums the surprise of all signals outside their range. In ordinary telemetry the time until a signal leaves its range by a share e of
 * the width grows like √e, whatever the signal: so each needs no constant of its own.
 */
export function weighStrangeness(ranges: Ranges, signals: Signals, day: number, rule: MemoryRule): Strangeness {
  let [size, most, kind]: [number, number, Strangeness['kind']] = [0, 0, 'point'];
  for (const [signal, weight, tells] of WEIGHTS) {
    if (Number.isNaN(signals[signal])) continue;
    const beyond = leaveRange(ranges[signal], signals[signal], day, rule);
    if (beyond < LEAST) continue;
    const counted = signal === 'drift' ? weight * rule.drift : weight;
    if (counted === 0) continue;
    const surprise = rule.weight * Math.log10(rule.period * Math.sqrt(beyond));
    size += counted * surprise;
    if (surprise > most) [most, kind] = [surprise, tells];
  }
  return { size, kind };
}
