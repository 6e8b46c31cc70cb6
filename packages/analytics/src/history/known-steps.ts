import type { KnownStep } from '../forecast-result.ts';

/** The history at the level it would have today: past steps are added to everything before them. */
export function atTodaysLevel(y: readonly number[], steps: readonly KnownStep[], floor: number): readonly number[] {
  const past = steps.filter(({ at }) => at < 0);
  if (past.length === 0) return y;
  return y.map((v, t) => {
    const changed = past.reduce((sum, { at, change }) => (t < y.length + at ? sum + change : sum), v);
    return changed < floor && v >= floor ? floor : changed;
  });
}

/** What the steps to come add to step `h` of the horizon. */
export function stepsAhead(h: number, steps: readonly KnownStep[]): number {
  return steps.reduce((sum, { at, change }) => (at >= 0 && at <= h ? sum + change : sum), 0);
}
