import { countInversions } from './count-inversions.ts';
import type { SeasonSeries } from './season-series.ts';

/** So many slopes are listed and sorted. */
const LISTED = 100_000;
/** More halvings find no narrower bracket: there are ties. */
const HALVINGS = 60;

/**
 * The slopes of all pairs within a season, as order statistics: `at(k)` is the k-th smallest (0-based), halves average two.
 *
 * Where pairs are too many to list, those up to a slope θ are counted: they are the pairs that y − θ·t does not raise, an inversion
 * count in O(n log n). Halving narrows the bracket around the k-th until what is left in it can be listed.
 * @see Theil (1950); Sen (1968), Estimates of the regression coefficient based on Kendall's tau. JASA 63, 1379–1389.
 * @see Cole, Salowe, Steiger & Szemerédi (1989), An optimal-time algorithm for slope selection. SIAM J. Comput. 18(4).
 */
export function pairSlopes(seasons: readonly SeasonSeries[]): {
  readonly pairs: number;
  readonly at: (k: number) => number;
} {
  const pairs = seasons.reduce((sum, { y }) => sum + pairsOf(y), 0);
  const statistic = pairs <= LISTED ? listed(seasons, pairs) : counted(seasons);
  return { pairs, at: (k) => (Number.isInteger(k) ? statistic(k) : (statistic(k - 0.5) + statistic(k + 0.5)) / 2) };
}

const pairsOf = ({ length: n }: Float64Array) => (n * (n - 1)) / 2;

const slopeOf = ({ t, y }: SeasonSeries, i: number, j: number) =>
  ((y[j] as number) - (y[i] as number)) / ((t[j] as number) - (t[i] as number));

function listed(seasons: readonly SeasonSeries[], pairs: number): (k: number) => number {
  const slopes = new Float64Array(pairs);
  let next = 0;
  for (const season of seasons) {
    for (let j = 1; j < season.y.length; j++) {
      for (let i = 0; i < j; i++) slopes[next++] = slopeOf(season, i, j);
    }
  }
  slopes.sort();
  return (k) => slopes[k] as number;
}

function counted(seasons: readonly SeasonSeries[]): (k: number) => number {
  // No slope of a pair is steeper than the steepest between neighbours.
  const steepest = seasons.reduce((max, season) => {
    for (let i = 1; i < season.y.length; i++) max = Math.max(max, Math.abs(slopeOf(season, i - 1, i)));
    return max;
  }, 0);
  const all = upTo(seasons, steepest);
  const falling = seasons.reduce((sum, { y }) => sum + countInversions(y), 0);
  const notRising = upTo(seasons, 0);
  return (k) => {
    if (falling <= k && k < notRising) return 0; // the tie that flat stretches make
    let [low, high, below, within] = k < falling ? [-2 * steepest, 0, 0, notRising] : [0, steepest, notRising, all];
    for (let i = 0; i < HALVINGS && within - below > LISTED; i++) {
      const middle = (low + high) / 2;
      const count = upTo(seasons, middle);
      if (count > k) [high, within] = [middle, count];
      else [low, below] = [middle, count];
    }
    if (within - below > LISTED) return high;
    return between(seasons, low, high).sort()[k - below] ?? high;
  };
}

/** Slopes ≤ θ. */
function upTo(seasons: readonly SeasonSeries[], theta: number): number {
  return seasons.reduce((sum, { t, y }) => {
    const turned = y.map((v, i) => theta * (t[i] as number) - v);
    return sum + pairsOf(y) - countInversions(turned);
  }, 0);
}

/** Slopes above low and below high: the pairs that y − low·t raises and y − high·t lowers. */
function between(seasons: readonly SeasonSeries[], low: number, high: number): Float64Array {
  const slopes: number[] = [];
  for (const season of seasons) {
    const { t, y } = season;
    const without = (theta: number) => y.map((v, i) => v - theta * (t[i] as number));
    const [raised, lowered] = [without(low), without(high)];
    const order = Int32Array.from(y.keys()).sort(
      (a, b) => (raised[a] as number) - (raised[b] as number) || (lowered[a] as number) - (lowered[b] as number)
    );
    countInversions(
      Float64Array.from(order, (i) => lowered[i] as number),
      (i, j) => slopes.push(slopeOf(season, order[i] as number, order[j] as number))
    );
  }
  return Float64Array.from(slopes);
}
