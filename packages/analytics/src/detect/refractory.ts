import type { MemoryRule } from './tuning.ts';

/** What the last alarm costs the next. */
export interface Refractory {
  penalty: number;
}

const DAYS = 0.25;

export function newRefractory(): Refractory {
  return { penalty: 0 };
}

/**
 * Lowers the strangeness by what was just reported, so that an episode is told once: only something stranger, or later, speaks again.
 * @param alarm strangeness from which on it counts as reported
 */
export function afterAlarms(
  state: Refractory,
  strangeness: number,
  alarm: number,
  day: number,
  rule: MemoryRule
): number {
  state.penalty *= Math.exp(-1 / (DAYS * day));
  const left = Math.max(0, strangeness - rule.repeat * state.penalty);
  if (strangeness >= alarm && strangeness > state.penalty) state.penalty = strangeness;
  return left;
}
