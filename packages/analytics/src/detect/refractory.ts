/** What recent alarms cost the next: decays. */
export interface Refractory {
  penalty: number;
}

/**
 * Lowers the strangeness by what was just reported, so that an episode is told once: only something stranger, or later, speaks again.
 * @param alarm strangeness from which on it counts as reported
 * @param repeat share of what was reported that is taken off
 * @param span values over which the memory of an alarm fades to 1/e
 */
export function afterAlarms(state: Refractory, strangeness: number, alarm: number, repeat: number, span: number): number {
  state.penalty *= Math.exp(-1 / span);
  const left = Math.max(0, strangeness - repeat * state.penalty);
  if (strangeness >= alarm && strangeness > state.penalty) state.penalty = strangeness;
  return left;
}

export function newRefractory(): Refractory {
  return { penalty: 0 };
}
