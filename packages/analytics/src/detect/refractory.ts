/** What recent alarms cost the next: decays. */
export interface Refractory {
  penalty: number;
}

/**
 * Lowers the strangeness by what was just reported, so that an episode is told once: only something stranger, or later, speaks again.
 * @param span values over which the memory of an alarm fades to 1/e
 */
export function afterAlarms(state: Refractory, strangeness: number, span: number): number {
  state.penalty *= Math.exp(-1 / span);
  const left = Math.max(0, strangeness - state.penalty);
  if (strangeness > state.penalty) state.penalty = strangeness;
  return left;
}

export function newRefractory(): Refractory {
  return { penalty: 0 };
}
