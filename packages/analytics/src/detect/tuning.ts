/** How the past is remembered. Days are shortest seasons. */
export interface MemoryRule {
  /** Share of its width by which a range shrinks in a day without a new extreme. */
  readonly fade: number;
  /** One value widens a range by at most this share of its width. */
  readonly growth: number;
  /** Days until a signal of ordinary telemetry leaves its range by a whole width again. */
  readonly period: number;
  /** Brings both memories to one scale of strangeness. */
  readonly weight: number;
  /** Weight of the cumulative sum, whose range a short memory cannot know: one sum rises and falls over weeks. */
  readonly drift: number;
  /** Decades by which the share of ordinary days falls with each unit of strangeness, in the tail. */
  readonly decades: number;
  /** What was reported counts so much against the next. */
  readonly repeat: number;
}

/** Frozen on the given halves of the public sets: one rule for whatever is watched, no rule for a series. */
export const MEMORY: { readonly long: MemoryRule; readonly short: MemoryRule } = {
  /** What happened once is known for months. */
  long: { fade: 0.005, growth: Infinity, period: 45, weight: 1, drift: 0.5, decades: 0.5, repeat: 1.5 },
  /** Each excursion counts, also one like those of last week. */
  short: { fade: 0.1, growth: 0.25, period: 20, weight: 0.23, drift: 0, decades: 2, repeat: 0.5 },
};

/** Hourly values and coarser ones are remembered for a short time unless asked otherwise. */
export const COARSE_DAY = 24;
/** Share of ordinary days with an alert unless asked otherwise: found on the given halves of the public sets. */
export const FALSE_ALARM_RATE = 0.335;
