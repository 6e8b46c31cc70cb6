import { median } from '../combine/median.ts';
import { detectSeason } from '../season/detect-season.ts';
import { noiseScale } from './noise-scale.ts';
import { pelt } from './pelt.ts';
import type { SegmentCost } from './segment-cost.ts';
import { meanCost, meanVarianceCost } from './segment-cost.ts';

export interface ChangePoint {
  /** The first step of the new level. */
  readonly index: number;
  /** Mean of the segment that ends, and of the one that begins. */
  readonly before: number;
  readonly after: number;
}

export interface ChangePointOptions {
  /** What may change: the level (noise estimated robustly, single outliers passed over), or level and variance. Default `mean`. */
  readonly cost?: 'mean' | 'mean-variance';
  /** `mbic` (default) also weighs where changes lie; `bic` finds more; a number is added to the cost of every segment. */
  readonly penalty?: 'mbic' | 'bic' | number;
  /** Least steps of a segment. Default one season, at least 4. */
  readonly minSegment?: number;
  /** Length of one season in steps, taken out first; 1 for none; absent: detected. */
  readonly seasonLength?: number;
}

/** Values farther from the median of their neighbourhood, in deviations of the noise, are outliers. */
const OUTLIER = 4;
/** Least standard deviation of a segment beside that of the whole. */
const LEAST_DEVIATION = 0.05;

/**
 * Steps at which a level (or its variance) changes. NaN marks a missing value; too few values have no change points. The cost `mean`
 * takes the noise to be the same all along: where it grows manyfold, ask for `mean-variance`.
 * @see Zhang & Siegmund (2007), A modified Bayes information criterion … array-based comparative genomic hybridization data.
 * Biometrics 63, 22–32, for `mbic`.
 */
export function changePoints(y: readonly number[], options: ChangePointOptions = {}): readonly ChangePoint[] {
  const { cost = 'mean', penalty = 'mbic' } = options;
  const seasonLength = Math.max(1, Math.round(options.seasonLength ?? detectSeason(y)));
  const minSegment = Math.max(1, Math.round(options.minSegment ?? Math.max(4, seasonLength)));
  const times = [...y.keys()].filter((t) => Number.isFinite(y[t]));
  const n = times.length;
  if (n < 2 * minSegment) return [];
  const centre = median(times.map((t) => y[t] as number));
  const values = withoutSeason(
    times,
    Float64Array.from(times, (t) => (y[t] as number) - centre),
    seasonLength
  );
  const { deviation, longRun } = noiseScale(values);
  if (!(deviation > 0)) return [];

  const parameters = cost === 'mean' ? 1 : 2;
  const segmentCost =
    cost === 'mean'
      ? meanCost(withoutOutliers(values, minSegment - 1, OUTLIER * deviation), longRun ** 2)
      : meanVarianceCost(values, (LEAST_DEVIATION * deviation) ** 2);
  const modified = penalty === 'mbic';
  const starts = pelt(n, modified ? withLength(segmentCost, n) : segmentCost, {
    penalty: typeof penalty === 'number' ? penalty : (parameters + (modified ? 2 : 1)) * Math.log(n),
    minSegment,
    pruning: modified ? -Math.log(n) : 0,
  });
  const edges = [0, ...starts, n];
  const level = (k: number) => {
    const [from, to] = [edges[k] as number, edges[k + 1] as number];
    return times.slice(from, to).reduce((sum, t) => sum + (y[t] as number) / (to - from), 0);
  };
  return starts.map((start, k) => ({ index: times[start] as number, before: level(k), after: level(k + 1) }));
}

function withLength(cost: SegmentCost, n: number): SegmentCost {
  const logarithm = Float64Array.from({ length: n + 1 }, (_, length) => Math.log(length));
  return (from, to) => cost(from, to) + (logarithm[to - from] as number);
}

/** Takes out what each season differs from the medians of the seasons around it: a jump of level moves both alike. */
function withoutSeason(times: readonly number[], values: Float64Array, seasonLength: number): Float64Array {
  if (seasonLength < 2) return values;
  const seasonOf = times.map((t) => t % seasonLength);
  const seasons: number[][] = Array.from({ length: seasonLength }, () => []);
  values.forEach((v, i) => {
    const from = Math.max(0, Math.min(values.length - seasonLength, i - (seasonLength >> 1)));
    seasons[seasonOf[i] as number]?.push(v - median(Array.from(values.subarray(from, from + seasonLength))));
  });
  const typical = seasons.map((own) => (own.length > 0 ? median(own) : 0));
  return values.map((v, i) => v - (typical[seasonOf[i] as number] as number));
}

/**
 * Outliers give way to the median of their neighbourhood. It is wide enough that a run shorter than the least segment is a matter
 * of outliers, and a longer one a level.
 * @see Hampel (1974), The influence curve and its role in robust estimation. JASA 69, 383–393.
 */
function withoutOutliers(values: Float64Array, reach: number, limit: number): Float64Array {
  return values.map((v, i) => {
    const typical = median(Array.from(values.subarray(Math.max(0, i - reach), i + reach + 1)));
    return Math.abs(v - typical) > limit ? typical : v;
  });
}
