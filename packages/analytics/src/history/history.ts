import type { SeasonalIndices } from '../season/classical-decomposition.ts';
import { seasonalIndices } from '../season/classical-decomposition.ts';
import { mstl } from '../season/mstl.ts';
import { shrinkIndices } from '../season/shrink-indices.ts';
import { tameOutliers } from './tame-outliers.ts';

/** A series with its season taken out, and the way back. */
export interface Adjusted {
  readonly y: readonly number[];
  /** Puts the season of the steps that follow the history back on. */
  readonly restore: (point: readonly number[]) => number[];
}

/** What every member may know of the past at one origin. Decompositions are made once and shared by the members. */
export interface History {
  /** As it was. */
  readonly observed: readonly number[];
  /** What members learn from: where there is enough to tell, odd values are tamed. */
  readonly y: readonly number[];
  /** Seasons in steps, shortest first; empty for none. */
  readonly seasons: readonly number[];
  /** Zero means "nothing": ratios, logarithms and multiplicative seasons make sense. */
  readonly ratioScale: boolean;
  /** Every value is above zero on a ratio scale. */
  readonly positive: boolean;
  /** Without the shortest season, by classical decomposition; `strength` says how much of one there is, 0 to 1. */
  readonly adjusted: () => Adjusted & { readonly strength: number };
  /** Without all seasons, by STL; on logarithms where `log` is asked for (positive histories only). */
  readonly decomposed: (log: boolean) => Adjusted;
}

/** Seasons up to a month long, seen this often, tell a usual value from an odd one. */
const TAMED = { longest: 31, cycles: 20 };

export function createHistory(observed: readonly number[], seasons: readonly number[], ratioScale: boolean): History {
  const own = seasons.filter((m) => m > 1);
  const [m = 1] = own;
  const tame = own.length === 1 && m <= TAMED.longest && observed.length >= TAMED.cycles * m;
  const y = tame ? tameOutliers(observed, m) : observed;
  const positive = ratioScale && y.every((v) => v > 0);
  let adjusted: ReturnType<typeof deseasonalise> | undefined;
  let plain: Adjusted | undefined;
  let logarithmic: Adjusted | undefined;
  return {
    observed,
    y,
    seasons: own,
    ratioScale,
    positive,
    adjusted: () => (adjusted ??= deseasonalise(y, own[0] ?? 1, positive)),
    decomposed: (log) => (log ? (logarithmic ??= decompose(y, own, true)) : (plain ??= decompose(y, own, false))),
  };
}

function deseasonalise(y: readonly number[], seasonLength: number, positive: boolean) {
  if (seasonLength <= 1 || y.length < 2 * seasonLength + 1) {
    return { y, restore: (point: readonly number[]) => [...point], strength: 0 };
  }
  const shrunk = (of: SeasonalIndices['kind']) => shrinkIndices(y, seasonalIndices(y, seasonLength, of));
  let { kind, indices, strength } = shrunk(positive ? 'multiplicative' : 'additive');
  if (kind === 'multiplicative' && indices.some((v) => !(v > 0.01))) {
    ({ kind, indices, strength } = shrunk('additive'));
  }
  const index = (t: number) => indices[t % seasonLength] as number;
  const times = kind === 'multiplicative';
  return {
    y: y.map((v, t) => (times ? v / index(t) : v - index(t))),
    restore: (point: readonly number[]) =>
      point.map((v, h) => (times ? v * index(y.length + h) : v + index(y.length + h))),
    strength,
  };
}

function decompose(y: readonly number[], seasons: readonly number[], log: boolean): Adjusted {
  const whole = seasons.filter((m) => y.length >= 2 * m);
  const { adjusted, seasonal } = mstl(log ? y.map(Math.log) : y, whole);
  // Each component goes on as its last season did.
  const season = (h: number) =>
    seasonal.reduce((sum, own, i) => {
      const m = whole[i] as number;
      return sum + (own[y.length - m + (h % m)] as number);
    }, 0);
  return {
    y: adjusted,
    restore: (point) => point.map((v, h) => (log ? Math.exp(v + season(h)) : v + season(h))),
  };
}
