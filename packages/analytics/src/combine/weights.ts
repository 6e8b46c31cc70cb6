import type { BacktestFold } from './backtest.ts';
import { median } from './median.ts';

/** What was learned of members: their trust as a linear function of the kind of series, and how sharply errors are punished. */
export interface Gate {
  /** By name; one coefficient per feature of `seriesKind`. A member that is not listed has none of the trust of the others. */
  readonly trust: Readonly<Record<string, readonly number[]>>;
  /** Exponent of the backtest error, at the usual length of series and per unit of the second feature. */
  readonly sharpness: readonly [number, number];
}

/** A backtest this good may be luck. */
const LEAST_ERROR = 0.05;
const LEAST_SHARPNESS = 0.5;

/**
 * One weight per member, summing to one: softmax of trust − sharpness · log(error), of the mean absolute backtest error, each
 * fold taken relative to its median member so that a stormy fold does not outvote a calm one. Members without a forecast now get
 * none; members that could not be tested get none unless nobody could.
 * @see Montero-Manso, Athanasopoulos, Hyndman & Talagala (2020), FFORMA: Feature-based forecast model averaging. IJF 36(1), 86–92.
 */
export function memberWeights(
  folds: readonly BacktestFold[],
  available: readonly boolean[],
  names: readonly string[],
  kind: readonly number[],
  gate: Gate
): readonly number[] {
  const errors = relativeErrors(folds, names.length);
  const tested = available.some((yes, i) => yes && errors[i] !== null);
  const power = sharpnessFor(kind, gate);
  const logits = names.map((name, i) => {
    const error = errors[i] ?? null;
    if (!available[i] || (tested && error === null)) return -Infinity;
    return trustIn(name, kind, gate) - (error === null ? 0 : power * Math.log(Math.max(error, LEAST_ERROR)));
  });
  const most = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const raw = logits.map((z) => (z > -Infinity ? Math.exp(z - most) : 0));
  const total = raw.reduce((sum, w) => sum + w, 0);
  return raw.map((w) => w / total);
}

/** Exponent of the backtest error for a kind of series: never so low that errors do not matter. */
export function sharpnessFor(kind: readonly number[], { sharpness }: Gate): number {
  return Math.max(LEAST_SHARPNESS, sharpness[0] + sharpness[1] * (kind[1] ?? 0));
}

/** Logarithm of a member's weight before the series has spoken, up to what all members share. */
export function trustIn(name: string, kind: readonly number[], { trust }: Gate): number {
  return (trust[name] ?? []).reduce((sum, coefficient, k) => sum + coefficient * (kind[k] ?? 0), 0);
}

/** Mean over the folds of a member's mean absolute error, in units of the fold's median member; null where it had no test. */
export function relativeErrors(folds: readonly BacktestFold[], members: number): readonly (number | null)[] {
  const sums = new Float64Array(members);
  const counts = new Float64Array(members);
  for (const { points, actual } of folds) {
    const absolute = points.map((point) => (point ? meanAbsoluteError(point, actual) : null));
    const reference = median(absolute.filter((error) => error !== null));
    if (!(reference > 0)) continue;
    absolute.forEach((error, i) => {
      if (error === null) return;
      sums[i] = (sums[i] as number) + error / reference;
      counts[i] = (counts[i] as number) + 1;
    });
  }
  return Array.from(sums, (sum, i) => (counts[i] ? sum / (counts[i] as number) : null));
}

function meanAbsoluteError(point: readonly number[], actual: readonly number[]): number {
  return actual.reduce((sum, v, h) => sum + Math.abs(v - (point[h] as number)), 0) / actual.length;
}
