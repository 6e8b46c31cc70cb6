import { seasonalIndices } from '../season/classical-decomposition.ts';
import { extrapolateEts, runEts } from './ets.ts';
import type { EtsModel, EtsParameters, EtsStates } from './ets.ts';
import { nelderMead } from './nelder-mead.ts';
import type { Bounds } from './nelder-mead.ts';
import { solveSymmetric } from './solve-symmetric.ts';

export interface EtsFit {
  readonly model: EtsModel;
  /** The parameters as the search sees them, to start another one from. */
  readonly x: readonly number[];
  readonly parameters: EtsParameters;
  /** After the last observation. */
  readonly states: EtsStates;
  readonly n: number;
  /** Minus twice the log-likelihood, without constants, as {@link runEts} returns it. */
  readonly criterion: number;
  readonly aicc: number;
}

export interface EtsFitOptions {
  /** `x` of an earlier fit of the same model, to start from. */
  readonly start?: readonly number[];
  /** False: `start` is taken as it is. Default true. */
  readonly search?: boolean;
  readonly maxEvaluations?: number;
  /**
   * Rounds of: first states by Gauss–Newton, then parameters again. Default none: states from averages forecast no worse, and
   * cost less.
   */
  readonly rounds?: number;
}

const ALPHA = [1e-4, 0.9999] as const;
const SHARE = [1e-4, 0.9999] as const;
const PHI = [0.8, 0.98] as const;
/** The most likely of these is where the search begins. */
const STARTS: readonly EtsParameters[] = [0.1, 0.4, 0.8].flatMap((alpha) =>
  [0.05, 0.6].map((share) => ({ alpha, beta: 0.1 * alpha, gamma: share * (1 - alpha), phi: 0.95 }))
);
/** First seasonal states are free up to a level; this share of the information is put on their heuristic values. */
const RIDGE = 1e-6;

/** Maximum likelihood: smoothing parameters by simplex search, first states by Gauss–Newton steps, in turn. */
export function fitEts(y: Float64Array, seasonLength: number, model: EtsModel, options: EtsFitOptions = {}): EtsFit {
  const { rounds = 0, start, search = true } = options;
  let first = firstStates(y, seasonLength, model);
  const states = first.slice();
  const run = (at: readonly number[]) => {
    states.set(first);
    return runEts(y, model, decode(at, model), states);
  };
  const starts = start ? [start] : STARTS.map((one) => encode(one, model));
  let x = starts.length > 1 ? least(starts, run) : (starts[0] as readonly number[]);
  const { maxEvaluations = (start ? 12 : 20) * x.length } = options;
  const improve = () =>
    (x = nelderMead(run, x, boundsOf(model), { maxEvaluations, tolerance: 1e-7, edge: start ? 0.05 : 0.2 }).x);
  if (search) improve();
  for (let round = 0; round < rounds; round++) {
    const refined = refine(y, model, decode(x, model), first);
    if (!refined) break;
    first = refined;
    improve();
  }
  const parameters = decode(x, model);
  const criterion = run(x);
  const n = y.length;
  const k = x.length + 1 + (model.trend === 'N' ? 0 : 1) + (model.season === 'N' ? 0 : seasonLength - 1) + 1;
  return {
    model,
    x,
    parameters,
    states,
    n,
    criterion,
    aicc: n > k + 1 ? criterion + 2 * k + (2 * k * (k + 1)) / (n - k - 1) : Infinity,
  };
}

/** {@link extrapolateEts} of a fit. */
export function forecastEts({ n, model, parameters, states }: EtsFit, horizon: number): number[] {
  return extrapolateEts(n, model, parameters.phi, states, horizon);
}

function boundsOf({ trend, season }: EtsModel): Bounds {
  return [
    ALPHA,
    ...(trend === 'N' ? [] : [SHARE]),
    ...(season === 'N' ? [] : [SHARE]),
    ...(trend === 'Ad' ? [PHI] : []),
  ];
}

function least(candidates: readonly (readonly number[])[], f: (x: readonly number[]) => number): readonly number[] {
  const values = candidates.map(f);
  return candidates[values.indexOf(Math.min(...values))] ?? (candidates[0] as readonly number[]);
}

/** Shares instead of parameters, so that the box is the admissible region: β = α·share, γ = (1 − α)·share. */
function encode({ alpha, beta, gamma, phi }: EtsParameters, { trend, season }: EtsModel): readonly number[] {
  return [
    alpha,
    ...(trend === 'N' ? [] : [beta / alpha]),
    ...(season === 'N' ? [] : [gamma / (1 - alpha)]),
    ...(trend === 'Ad' ? [phi] : []),
  ];
}

function decode(x: readonly number[], { trend, season }: EtsModel): EtsParameters {
  let i = 1;
  const alpha = x[0] as number;
  return {
    alpha,
    beta: trend === 'N' ? 0 : alpha * (x[i++] as number),
    gamma: season === 'N' ? 0 : (1 - alpha) * (x[i++] as number),
    phi: trend === 'Ad' ? (x[i] as number) : 1,
  };
}

/** Level and trend of a line through the first seasonally adjusted values, seasonal indices by classical decomposition. */
function firstStates(y: Float64Array, m: number, { trend, season }: EtsModel): EtsStates {
  const indices =
    season === 'N' ? [] : seasonalIndices(Array.from(y), m, season === 'A' ? 'additive' : 'multiplicative').indices;
  const count = Math.min(Math.max(10, 2 * m), y.length);
  let [sumT, sumTT, sumY, sumTY] = [0, 0, 0, 0];
  for (let t = 0; t < count; t++) {
    const index = indices[t % m] as number;
    const v =
      season === 'N'
        ? (y[t] as number)
        : season === 'A'
          ? (y[t] as number) - index
          : (y[t] as number) / Math.max(index, 0.01);
    sumT += t + 1;
    sumTT += (t + 1) ** 2;
    sumY += v;
    sumTY += v * (t + 1);
  }
  const slope = trend === 'N' ? 0 : (count * sumTY - sumT * sumY) / (count * sumTT - sumT * sumT);
  return Float64Array.of((sumY - slope * sumT) / count, slope, ...indices);
}

/** First states that lower the sum of squares: one Gauss–Newton step (exact where the model is linear), halved until it helps. */
function refine(y: Float64Array, model: EtsModel, parameters: EtsParameters, first: EtsStates): EtsStates | null {
  const n = y.length;
  const free = first.length - (model.trend === 'N' ? 1 : 0);
  const at = (i: number) => (model.trend === 'N' && i > 0 ? i + 1 : i);
  const errors = new Float64Array(n);
  const run = (from: EtsStates, into: Float64Array) => runEts(y, model, parameters, from.slice(), into);
  const now = run(first, errors);
  if (!Number.isFinite(now)) return null;
  const scale = Math.abs(first[0] as number) || 1;
  const gradients: Float64Array[] = [];
  const steps: number[] = [];
  for (let i = 0; i < free; i++) {
    const moved = first.slice();
    const step = 1e-4 * (model.season === 'M' && at(i) >= 2 ? 1 : scale);
    moved[at(i)] = (moved[at(i)] as number) + step;
    const shifted = new Float64Array(n);
    if (!Number.isFinite(run(moved, shifted))) return null;
    for (let t = 0; t < n; t++) shifted[t] = ((shifted[t] as number) - (errors[t] as number)) / step;
    gradients.push(shifted);
    steps.push(step);
  }
  const gram = new Float64Array(free * free);
  const right = new Array<number>(free).fill(0);
  for (let i = 0; i < free; i++) {
    const gi = gradients[i] as Float64Array;
    for (let j = 0; j <= i; j++) {
      const gj = gradients[j] as Float64Array;
      let sum = 0;
      for (let t = 0; t < n; t++) sum += (gi[t] as number) * (gj[t] as number);
      gram[i * free + j] = sum * (i === j ? 1 + RIDGE : 1);
    }
    let sum = 0;
    for (let t = 0; t < n; t++) sum -= (gi[t] as number) * (errors[t] as number);
    right[i] = sum;
  }
  const move = solveSymmetric(gram, right);
  if (!move) return null;
  for (let factor = 1; factor > 0.1; factor /= 2) {
    const next = first.slice();
    move.forEach((v, i) => (next[at(i)] = (next[at(i)] as number) + factor * v));
    if (run(next, errors) < now) return next;
  }
  return null;
}
