import { seasonalIndices } from '../season/classical-decomposition.ts';
import { extrapolateComplex, runComplex } from './complex-smoothing.ts';
import type { ComplexParameters, ComplexSeason, ComplexStates } from './complex-smoothing.ts';
import { nelderMead } from './nelder-mead.ts';

export interface ComplexFit {
  readonly kind: ComplexSeason;
  readonly parameters: ComplexParameters;
  readonly states: ComplexStates;
  readonly n: number;
  /** n·log(sum of squares): minus twice the log-likelihood, without constants. */
  readonly criterion: number;
  readonly aicc: number;
}

/** The best of these is where the search begins. */
const STARTS: Record<ComplexSeason, readonly ComplexParameters[]> = {
  none: [[1.3, 1]],
  simple: [[1.3, 1]],
  partial: [
    [1.3, 1, 0.1],
    [1.3, 1, 0.6],
  ],
  full: [
    [1.3, 1, 1.3, 1],
    [1.2, 1, 0.9, 0.95],
    [1.6, 1, 1.2, 1.05],
    [1.3, 1, 1.4, 1.1],
  ],
};
const BOUNDS = [
  [0.01, 1.8],
  [0.01, 1.9],
  [0.01, 1.5],
  [0.01, 1.5],
] as const;
/** First edges of a search that starts from parameters found before. */
const WARM = 0.05;
const COMPONENTS: Record<ComplexSeason, number> = { none: 2, simple: 2, partial: 3, full: 4 };
/** The level starts with this potential, relative to itself. */
const POTENTIAL = 1 / 1.1;

/**
 * Complex exponential smoothing by least squares of the one-step errors; the first states are backcast: the series is run
 * through forwards, backwards, and forwards again.
 * @param known parameters found before; then nothing is searched
 */
export function fitComplex(
  y: Float64Array,
  seasonLength: number,
  kind: ComplexSeason,
  options: {
    readonly known?: ComplexParameters;
    readonly start?: ComplexParameters;
    readonly maxEvaluations?: number;
  } = {}
): ComplexFit {
  const first = firstStates(y, seasonLength, kind);
  const work = copy(first);
  const run = (parameters: ComplexParameters) => {
    reset(work, first);
    runComplex(y, kind, parameters, work);
    runComplex(y, kind, parameters, work, -1);
    return runComplex(y, kind, parameters, work);
  };
  const start = options.start ?? least(STARTS[kind], run);
  const { maxEvaluations = (options.start ? 20 : 40) * start.length } = options;
  const parameters =
    options.known ??
    nelderMead((x) => Math.log(run(x)), start, BOUNDS.slice(0, start.length), {
      maxEvaluations,
      tolerance: 1e-6,
      ...(options.start ? { edge: WARM } : {}),
    }).x;
  const n = y.length;
  const criterion = n * Math.log(run(parameters));
  const k = COMPONENTS[kind] + 1;
  return {
    kind,
    parameters,
    states: work,
    n,
    criterion,
    aicc: criterion + 2 * k + (n > k + 1 ? (2 * k * (k + 1)) / (n - k - 1) : Infinity),
  };
}

function least(candidates: readonly ComplexParameters[], f: (x: ComplexParameters) => number): ComplexParameters {
  const values = candidates.map(f);
  return candidates[values.indexOf(Math.min(...values))] ?? (candidates[0] as ComplexParameters);
}

/** {@link extrapolateComplex} of a fit. */
export function forecastComplex({ n, kind, parameters, states }: ComplexFit, horizon: number): number[] {
  return extrapolateComplex(n, kind, parameters, states, horizon);
}

function firstStates(y: Float64Array, m: number, kind: ComplexSeason): ComplexStates {
  const n = y.length;
  const meanOf = (count: number) => y.subarray(0, count).reduce((sum, v) => sum + v, 0) / count;
  if (kind === 'simple') {
    const level = y.slice(0, m);
    return {
      level,
      potential: level.map((v) => v * POTENTIAL),
      season: new Float64Array(0),
      seasonPotential: new Float64Array(0),
    };
  }
  const mean = meanOf(kind === 'none' ? Math.min(Math.max(10, m), n) : m);
  const season =
    kind === 'none' ? new Float64Array(0) : Float64Array.from(seasonalIndices(Array.from(y), m, 'additive').indices);
  return {
    level: Float64Array.of(mean),
    potential: Float64Array.of(mean * POTENTIAL),
    season,
    seasonPotential: kind === 'full' ? season.map((v) => v * POTENTIAL) : new Float64Array(season.length),
  };
}

function copy({ level, potential, season, seasonPotential }: ComplexStates): ComplexStates {
  return {
    level: level.slice(),
    potential: potential.slice(),
    season: season.slice(),
    seasonPotential: seasonPotential.slice(),
  };
}

function reset(work: ComplexStates, first: ComplexStates): void {
  work.level.set(first.level);
  work.potential.set(first.potential);
  work.season.set(first.season);
  work.seasonPotential.set(first.seasonPotential);
}
