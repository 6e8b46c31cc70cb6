import { normalQuantile } from './normal-quantile.ts';

type Knots = readonly (readonly [level: number, score: number])[];

/** The score that an error stays below with probability `level`. Increasing in `level`. */
export type ScoreTable = (level: number) => number;

/** Levels beyond this one are taken for it: nothing is known of once in a million. */
const MOST = 1 - 1e-6;

/** The level at which tables of heavy and light tails meet. */
const HINGE = 0.8;
/** How far a series' own tail bends the common one. */
const OWN_TAIL = 0.6;
/** Logarithm of the 95 % quantile over the 80 % quantile of absolute errors, of the usual series. */
const USUAL_TAIL = 0.5;
const TAIL_LIMITS = [0.2, 1.2] as const;

/**
 * A table of quantiles of |error| / spread over the development series (`calibration.ts`); between the knots, straight in normal
 * quantiles. This is what makes an interval conformal: the past errors of like forecasts, not a distribution, say how wide it must
 * be.
 * @see Vovk, Gammerman & Shafer (2005), Algorithmic Learning in a Random World, ch. 4 (inductive conformal prediction).
 */
export function scoreTable(knots: Knots): ScoreTable {
  const z = (p: number) => normalQuantile((1 + p) / 2);
  const points = knots.map(([level, score]) => [z(level), score] as const);
  return (level) => {
    const x = z(Math.min(MOST, Math.max(0, level)));
    const found = points.findIndex(([knot]) => knot >= x);
    const index = found < 0 ? points.length - 1 : Math.max(1, found);
    const [[x0, q0], [x1, q1]] = [points[index - 1] ?? [0, 0], points[index] ?? [1, 1]];
    return q0 + ((q1 - q0) * (x - x0)) / (x1 - x0);
  };
}

/**
 * The table with its tail bent as the series' own errors do: one with outages needs more between 80 and 95 % than a smooth one.
 * @param ownTail of {@link tailOf}
 */
export function withTail(table: ScoreTable, ownTail: number): ScoreTable {
  const hinge = table(HINGE);
  const power = tailPower(ownTail);
  return (level) => bend(table(level), hinge, power);
}

/** The score that an error would have had, had its series the usual tail. */
export function withoutTail(score: number, table: ScoreTable, ownTail: number): number {
  return bend(score, table(HINGE), 1 / tailPower(ownTail));
}

function tailPower(ownTail: number): number {
  return 1 + OWN_TAIL * (Math.min(TAIL_LIMITS[1], Math.max(TAIL_LIMITS[0], ownTail)) - USUAL_TAIL);
}

function bend(score: number, hinge: number, power: number): number {
  return score > hinge ? hinge * (score / hinge) ** power : score;
}

/** Logarithm of the 95 % quantile over the 80 % quantile of all absolute errors; the usual one of fewer than twenty. */
export function tailOf(errors: readonly (readonly number[])[]): number {
  const sorted = Float64Array.from(errors.flat(), Math.abs).sort();
  if (sorted.length < 20) return USUAL_TAIL;
  const [middle, far] = [0.8, 0.95].map((p) => sorted[Math.floor(p * (sorted.length - 1))] as number);
  return middle && far ? Math.log(far / middle) : USUAL_TAIL;
}
