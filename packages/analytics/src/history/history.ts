import { seasonalIndices } from '../season/classical-decomposition.ts';
import { mstl } from '../season/mstl.ts';
import { isSeasonal } from '../season/is-seasonal.ts';

/** A series with its classical season taken out, and the way back. */
export interface Adjusted {
  readonly y: readonly number[];
  /** Puts the season of the steps that follow the history back on. */
  readonly restore: (point: readonly number[]) => number[];
}

/** What every member may know of the past at one origin. Decompositions are made once and shared by the members. */
export interface History {
  readonly y: readonly number[];
  /** Seasons in steps, shortest first; empty for none. */
  readonly seasons: readonly number[];
  /** Zero means "nothing": ratios, logarithms and multiplicative seasons make sense. */
  readonly ratioScale: boolean;
  /** Every value is above zero on a ratio scale. */
  readonly positive: boolean;
  readonly adjusted: () => Adjusted;
  /** Without all seasons, by STL; on logarithms where `log` is asked for (positive histories only). */
  readonly decomposed: (log: boolean) => Adjusted;
}

export function createHistory(y: readonly number[], seasons: readonly number[], ratioScale: boolean): History {
  const positive = ratioScale && y.every((v) => v > 0);
  const own = seasons.filter((m) => m > 1);
  let adjusted: Adjusted | undefined;
  let plain: Adjusted | undefined;
  let logarithmic: Adjusted | undefined;
  return {
    y,
    seasons: own,
    ratioScale,
    positive,
    adjusted: () => (adjusted ??= deseasonalise(y, own[0] ?? 1, positive)),
    decomposed: (log) => (log ? (logarithmic ??= decompose(y, own, true)) : (plain ??= decompose(y, own, false))),
  };
}

function deseasonalise(y: readonly number[], seasonLength: number, positive: boolean): Adjusted {
  if (!isSeasonal(y, seasonLength)) return { y, restore: (point) => [...point] };
  let { kind, indices } = seasonalIndices(y, seasonLength, positive ? 'multiplicative' : 'additive');
  if (kind === 'multiplicative' && indices.some((v) => !(v > 0.01))) {
    ({ kind, indices } = seasonalIndices(y, seasonLength, 'additive'));
  }
  const index = (t: number) => indices[t % seasonLength] as number;
  return kind === 'multiplicative'
    ? { y: y.map((v, t) => v / index(t)), restore: (point) => point.map((v, h) => v * index(y.length + h)) }
    : { y: y.map((v, t) => v - index(t)), restore: (point) => point.map((v, h) => v + index(y.length + h)) };
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
