/** One model of the exponential smoothing family, as ETS(error, trend, season). */
export interface EtsModel {
  readonly error: 'A' | 'M';
  readonly trend: 'N' | 'A' | 'Ad';
  readonly season: 'N' | 'A' | 'M';
}

export interface EtsParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  /** Damping of the trend; 1 for none. */
  readonly phi: number;
}

/** `[level, trend, season of phase 0, phase 1, …]`; trend 0 where there is none, no seasons where there are none. */
export type EtsStates = Float64Array;

/**
 * Runs a model over `y`, changing the states.
 * @param errors receives the one-step errors, relative ones where the error is multiplicative
 * @returns n·log(Σ errors²), plus 2·Σ log|forecast| where the error is multiplicative: minus twice the log-likelihood, without
 * constants; infinite where the model leaves its domain
 * @see Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, tables 2.2–2.3 and ch. 5.
 */
export function runEts(
  y: Float64Array,
  { error, season }: EtsModel,
  { alpha, beta, gamma, phi }: EtsParameters,
  states: EtsStates,
  errors?: Float64Array
): number {
  const n = y.length;
  const m = states.length - 2;
  const relative = error === 'M';
  const additive = season === 'A';
  const multiplicative = season === 'M';
  let level = states[0] as number;
  let trend = states[1] as number;
  let sse = 0;
  let logs = 0;
  let product = 1;
  for (let t = 0, phase = 2; t < n; t++) {
    const damped = phi * trend;
    const base = level + damped;
    const value = y[t] as number;
    let e;
    if (multiplicative) {
      const index = states[phase] as number;
      const forecast = base * index;
      e = value - forecast;
      if (!(base > 0 && index > 0)) return Infinity;
      level = base + (alpha * e) / index;
      trend = damped + (beta * e) / index;
      states[phase] = index + (gamma * e) / base;
      if (relative) {
        e /= forecast;
        product *= forecast;
      }
    } else {
      const index = additive ? (states[phase] as number) : 0;
      const forecast = base + index;
      e = value - forecast;
      level = base + alpha * e;
      trend = damped + beta * e;
      if (additive) states[phase] = index + gamma * e;
      if (relative) {
        if (!(forecast > 0)) return Infinity;
        e /= forecast;
        product *= forecast;
      }
    }
    if (relative && !(product > 1e-100 && product < 1e100)) {
      logs += Math.log(product);
      product = 1;
    }
    sse += e * e;
    if (errors) errors[t] = e;
    if (++phase === m + 2) phase = 2;
  }
  states[0] = level;
  states[1] = trend;
  return n * Math.log(sse) + (relative ? 2 * (logs + Math.log(product)) : 0);
}

/** The path that the states point to, the first step being phase `n` of the season. */
export function extrapolateEts(
  n: number,
  { season }: EtsModel,
  phi: number,
  states: EtsStates,
  horizon: number
): number[] {
  const [level = 0, trend = 0] = states;
  const m = states.length - 2;
  let damped = 0;
  let factor = 1;
  return Array.from({ length: horizon }, (_, h) => {
    factor *= phi;
    damped += factor;
    const base = level + damped * trend;
    if (season === 'N') return base;
    const index = states[2 + ((n + h) % m)] as number;
    return season === 'M' ? base * index : base + index;
  });
}
