import { seasonalIndices } from '../season/classical-decomposition.ts';
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
}

export function createHistory(y: readonly number[], seasons: readonly number[], ratioScale: boolean): History {
  const positive = ratioScale && y.every((v) => v > 0);
  let adjusted: Adjusted | undefined;
  return {
    y,
    seasons: seasons.filter((m) => m > 1),
    ratioScale,
    positive,
    adjusted: () => (adjusted ??= deseasonalise(y, seasons[0] ?? 1, positive)),
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
