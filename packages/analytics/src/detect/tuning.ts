/** Frozen on the given halves of the public sets; in values, or in days (the shortest season) where said. */
export const TUNING = {
  /** Width of a range lost with each value, times the shortest season. */
  fade: 0.02,
  levelSpan: 50,
  refractoryDays: 0.5,
  /** Share of the range beyond it that makes one unit of strangeness, by signal. */
  unit: { value: 1, local: 1, season: 1, deviation: 1, mean: 3, drift: 1, shape: 1 },
};
