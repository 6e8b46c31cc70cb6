import type { Detection, DetectorOptions } from './detection.ts';
import { newDetectorState, type DetectorState } from './detector-state.ts';
import { pushValue } from './push-value.ts';

/** Watches one series, value by value, in memory bounded by its seasons. */
export interface Detector {
  /** Judges the next value by those before it; NaN is a missing one, never strange. */
  readonly push: (value: number) => Detection;
  /** Everything known so far as plain JSON; `createDetector({ state })` goes on from it. */
  readonly state: () => DetectorState;
}

/**
 * A detector of strange values, fused from several views of a series: its value, its distance from the level of the last values and
 * from the same phase of its seasons, its short-term mean and deviation, and the cumulative sum of its residuals. Each is strange by
 * how far it leaves its own history; the strangest counts, less what was reported just before.
 * @see Chandola, Banerjee & Kumar (2009), Anomaly detection: a survey. ACM Computing Surveys 41(3).
 */
export function createDetector(options: DetectorOptions | { readonly state: DetectorState } = {}): Detector {
  const state = 'state' in options ? structuredClone(options.state) : newDetectorState(options);
  return { push: (value) => pushValue(state, value), state: () => structuredClone(state) };
}
