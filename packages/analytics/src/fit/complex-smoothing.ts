/** Season of complex exponential smoothing: none, in the states (simple), one real index per phase (partial), or complex (full). */
export type ComplexSeason = 'none' | 'simple' | 'partial' | 'full';

/** α0, α1 of the level; β0, β1 of the season (partial: β0 alone). */
export type ComplexParameters = readonly number[];

/** The states of complex smoothing, changed in place as it runs. */
export interface ComplexStates {
  /** Level and its potential: one pair, or one per phase of a simple season. */
  readonly level: Float64Array;
  readonly potential: Float64Array;
  /** Seasonal index and its potential per phase; empty where there is none. */
  readonly season: Float64Array;
  readonly seasonPotential: Float64Array;
}

/**
 * Runs complex exponential smoothing over `y`, changing the states.
 * @param first phase of `y[0]`; `step` −1 runs through time backwards
 * @returns sum of squared one-step errors
 * @see Svetunkov, Kourentzes & Ord (2022), Complex exponential smoothing. Naval Research Logistics 69(8), 1108–1123.
 */
export function runComplex(
  y: Float64Array,
  kind: ComplexSeason,
  [a0 = 0, a1 = 0, b0 = 0, b1 = 0]: ComplexParameters,
  { level, potential, season, seasonPotential }: ComplexStates,
  step: 1 | -1 = 1
): number {
  const n = y.length;
  const lags = level.length;
  const m = season.length;
  const [keep1, keep0] = [1 - a1, 1 - a0];
  const [push, pull] = [a0 - a1, a0 + a1];
  let sse = 0;
  let i = step > 0 ? 0 : (n - 1) % lags;
  let j = m > 0 ? (step > 0 ? 0 : (n - 1) % m) : 0;
  for (let k = 0, t = step > 0 ? 0 : n - 1; k < n; k++, t += step) {
    const l = level[i] as number;
    const c = potential[i] as number;
    let e = (y[t] as number) - l;
    if (m > 0) {
      const s = season[j] as number;
      e -= s;
      if (kind === 'full') {
        const q = seasonPotential[j] as number;
        season[j] = s - (1 - b1) * q + (b0 - b1) * e;
        seasonPotential[j] = s + (1 - b0) * q + (b0 + b1) * e;
      } else season[j] = s + b0 * e;
      j += step;
      if (j === m) j = 0;
      else if (j < 0) j = m - 1;
    }
    level[i] = l - keep1 * c + push * e;
    potential[i] = l + keep0 * c + pull * e;
    if (lags > 1) {
      i += step;
      if (i === lags) i = 0;
      else if (i < 0) i = lags - 1;
    }
    sse += e * e;
  }
  return sse;
}

/** The path that the states point to, the first step being phase `n` of the season. */
export function extrapolateComplex(
  n: number,
  kind: ComplexSeason,
  parameters: ComplexParameters,
  states: ComplexStates,
  horizon: number
): number[] {
  const [a0 = 0, a1 = 0, b0 = 0, b1 = 0] = parameters;
  const level = states.level.slice();
  const potential = states.potential.slice();
  const season = states.season.slice();
  const seasonPotential = states.seasonPotential.slice();
  return Array.from({ length: horizon }, (_, h) => {
    const i = (n + h) % level.length;
    const [l, c] = [level[i] as number, potential[i] as number];
    level[i] = l - (1 - a1) * c;
    potential[i] = l + (1 - a0) * c;
    if (season.length === 0) return l;
    const j = (n + h) % season.length;
    const [s, q] = [season[j] as number, seasonPotential[j] as number];
    if (kind === 'full') {
      season[j] = s - (1 - b1) * q;
      seasonPotential[j] = s + (1 - b0) * q;
    }
    return l + s;
  });
}
