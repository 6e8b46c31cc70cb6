/** Windows of the past, a fair sample of them, and the window that is filling. */
export interface Subsequences {
  /** Values averaged into one point of a window. */
  readonly step: number;
  sum: number;
  summed: number;
  /** The last points, and behind them those of the windows that still overlap the present one. */
  readonly points: number[];
  /** Sampled windows, one after another. */
  readonly sample: number[];
  seen: number;
  seed: number;
  distance: number | null;
}

const POINTS = 16;
/** A window enters the sample when it no longer overlaps half of the present one. */
const LATER = 8;
const SAMPLE = 96;
const LEAST_SAMPLE = 8;

/** @param day values of a day, of which a window covers about a sixth */
export function newSubsequences(day: number): Subsequences {
  const step = Math.max(1, Math.round(day / (6 * POINTS)));
  return { step, sum: 0, summed: 0, points: [], sample: [], seen: 0, seed: 1, distance: null };
}

/**
 * Distance of the last window from the second nearest of a sample of the past (one odd window of the past does not excuse the next).
 * The causal, bounded form of a nearest-neighbour discord.
 * @returns root mean square, in units of the values; NaN until there are enough windows
 * @see Yeh et al. (2016), Matrix profile I. ICDM; Vitter (1985), Random sampling with a reservoir. ACM TOMS 11(1), 37–57.
 */
export function pushSubsequence(state: Subsequences, value: number): number {
  state.sum += value;
  if (++state.summed < state.step) return state.distance ?? NaN;
  state.points.push(state.sum / state.step);
  state.sum = state.summed = 0;
  const { points, sample } = state;
  if (points.length > POINTS + LATER) points.shift();
  if (points.length < POINTS) return NaN;
  if (sample.length >= LEAST_SAMPLE * POINTS) state.distance = secondNearest(points, sample);
  if (points.length === POINTS + LATER) remember(state);
  return state.distance ?? NaN;
}

function secondNearest(points: readonly number[], sample: readonly number[]): number {
  const from = points.length - POINTS;
  let [nearest, second] = [Infinity, Infinity];
  for (let at = 0; at < sample.length; at += POINTS) {
    let distance = 0;
    for (let i = 0; i < POINTS && distance < second; i++) {
      const difference = (points[from + i] as number) - (sample[at + i] as number);
      distance += difference * difference;
    }
    if (distance < nearest) [nearest, second] = [distance, nearest];
    else if (distance < second) second = distance;
  }
  return Math.sqrt(second / POINTS);
}

/** Every window of the past is in the sample with the same probability. */
function remember(state: Subsequences): void {
  const { points, sample } = state;
  state.seen++;
  state.seed = (state.seed * 1664525 + 1013904223) % 2 ** 32;
  const place =
    sample.length < SAMPLE * POINTS ? sample.length / POINTS : Math.floor((state.seed / 2 ** 32) * state.seen);
  if (place >= SAMPLE) return;
  for (let i = 0; i < POINTS; i++) sample[place * POINTS + i] = points[i] as number;
}
