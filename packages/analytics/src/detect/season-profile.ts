/** The last cycles of one season, in bins. */
export interface SeasonProfile {
  readonly length: number;
  readonly bins: number;
  /** Mean of each bin in each of the last cycles, cycle after cycle; valid where `counts` is positive. */
  readonly means: number[];
  readonly counts: number[];
  time: number;
}

/** Cycles remembered, the present one included. */
const CYCLES = 5;
/** A season is kept in at most so many bins: memory does not grow with its length. */
const MOST_BINS = 288;
/** Neighbouring bins that also count: seasons shift a little. */
const NEIGHBOURS = 1;

export function newSeasonProfile(length: number): SeasonProfile {
  const bins = Math.min(length, MOST_BINS);
  const empty = () => Array.from({ length: CYCLES * bins }, () => 0);
  return { length, bins, means: empty(), counts: empty(), time: 0 };
}

/** What this phase of the season usually is: the median of the remembered cycles' bins nearby; NaN before one full cycle. */
export function seasonalExpectation({ length, bins, means, counts, time }: SeasonProfile): number {
  if (time < length) return NaN;
  const bin = binOf(time, length, bins);
  const current = Math.floor(time / length) % CYCLES;
  const values: number[] = [];
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    if (cycle === current) continue;
    for (let near = -NEIGHBOURS; near <= NEIGHBOURS; near++) {
      const at = cycle * bins + ((bin + near + bins) % bins);
      if ((counts[at] as number) > 0) insert(values, means[at] as number);
    }
  }
  return values.length > 0
    ? ((values[(values.length - 1) >> 1] as number) + (values[values.length >> 1] as number)) / 2
    : NaN;
}

/** Takes in the value of the present phase (NaN: missing) and goes on to the next. */
export function advanceSeason(profile: SeasonProfile, value: number): void {
  const { length, bins, means, counts, time } = profile;
  const at = (Math.floor(time / length) % CYCLES) * bins + binOf(time, length, bins);
  if (time === 0 || binOf(time - 1, length, bins) !== binOf(time, length, bins)) counts[at] = 0;
  if (!Number.isNaN(value)) {
    const count = (counts[at] as number) + 1;
    means[at] = count === 1 ? value : (means[at] as number) + (value - (means[at] as number)) / count;
    counts[at] = count;
  }
  profile.time = time + 1;
}

function binOf(time: number, length: number, bins: number): number {
  return Math.floor(((time % length) * bins) / length);
}

function insert(sorted: number[], value: number): void {
  let at = sorted.length;
  while (at > 0 && (sorted[at - 1] as number) > value) {
    sorted[at] = sorted[at - 1] as number;
    at--;
  }
  sorted[at] = value;
}
