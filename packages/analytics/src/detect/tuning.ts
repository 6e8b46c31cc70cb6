/** Frozen on the given halves of the public sets. Times are in days: a day is the shortest season. */
export interface MemoryRule {
  /** Share of its width by which a range shrinks in a day without a new extreme. */
  readonly fade: number;
  /** One value widens a range by at most this share of its width. */
  readonly growth: number;
  /** Days until a signal of ordinary telemetry leaves its range by a whole width again. */
  readonly period: number;
  /** Brings the strangeness of both memories to one scale. */
  readonly weight: number;
  /** Share of a reported strangeness that the next must exceed. */
  readonly repeat: number;
}

export const MEMORY: { readonly long: MemoryRule; readonly short: MemoryRule } = {
  /** What happened once is known for months. */
  long: { fade: 0.005, growth: Infinity, period: 45, weight: 1, repeat: 1 },
  /** Each excursion counts, also one like those of last week. */
  short: { fade: 0.1, growth: 0.5, period: 20, weight: 0.26, repeat: 0.5 },
};

export const TUNING = {
  /** Window of the short-term mean. */
  shortTerm: 0.25,
  refractory: 0.25,
  /** In values. */
  levelSpan: 50,
  /** Strangeness from which on it is reported by default. */
  alarm: 0.95,
  /** Hourly and coarser values are remembered for a short time, unless asked otherwise. */
  coarse: 48,
};
