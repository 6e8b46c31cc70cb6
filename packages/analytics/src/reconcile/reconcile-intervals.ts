import { AnalyticsError } from '../errors.ts';
import type { Forecast } from '../forecast-result.ts';
import { boundedLeaves } from './non-negative.ts';
import { methodProjection } from './projection.ts';
import type { ReconcileOptions } from './reconcile-options.ts';
import { reconcile } from './reconcile.ts';
import type { Structure } from './structure.ts';

export interface ReconciledIntervals {
  /** Per node, in the form of the base forecasts. */
  readonly forecasts: readonly Forecast[];
  /** Per node: by how much its spread changes (usually < 1). For intervals of sums over time: the same factor on theirs. */
  readonly scale: readonly number[];
}

/** The past is cut in so many blocks; each is reconciled by what the others teach. */
const BLOCKS = 4;
/** A ratio that rests on few errors counts as if so many more had said "unchanged". */
const FEW = 2;

type Sums = number[];

/**
 * Coherent points, and intervals around them. Each base interval keeps its shape and its calibration (steps, levels, skew) and is
 * moved to the reconciled point; its width changes as the node's past errors do when they are reconciled in the same way. So levels
 * nest, bounds enclose the point, and where reconciliation tells a node nothing its interval stays. The covariance of the errors
 * enters through the errors themselves: projecting a shrunk estimate of it makes the intervals of sums too narrow. (Quantiles of
 * sums are not sums of quantiles: bounds do not add up, and should not.)
 * @param base per node: its forecast; all with the same steps and levels
 * @param options with `errors`, whatever the method
 * @throws AnalyticsError as {@link reconcile}, and `ANALYTICS_ERRORS_MISSING`
 * @see Panagiotelis, Gamakumara, Athanasopoulos & Hyndman (2023), Probabilistic forecast reconciliation. EJOR 306(2), 693–706.
 */
export function reconcileIntervals(
  structure: Structure,
  base: readonly Forecast[],
  options: ReconcileOptions
): ReconciledIntervals {
  const { point } = reconcile(
    structure,
    base.map((forecast) => forecast.point),
    options
  );
  const scale = spreadRatios(structure, options);
  const bounded = boundedLeaves(structure, options.nonNegative ?? false);
  const least = structure.members.map((own) => (bounded && own.every((position) => bounded[position]) ? 0 : -Infinity));
  const forecasts = base.map((forecast, node): Forecast => {
    const centre = point[node] ?? [];
    const ratio = scale[node] as number;
    const floor = Math.max(-Number.MAX_VALUE, least[node] as number);
    return {
      point: centre,
      intervals: forecast.intervals.map(({ level, lower, upper }) => ({
        level,
        lower: centre.map((v, h) => Math.max(floor, v - ratio * reach(forecast.point[h], lower[h]))),
        upper: centre.map((v, h) => Math.min(Number.MAX_VALUE, v + ratio * reach(forecast.point[h], upper[h]))),
      })),
    };
  });
  return { forecasts, scale };
}

function reach(point: number | undefined, bound: number | undefined): number {
  return Math.abs((bound ?? NaN) - (point ?? NaN));
}

/** Root mean squares of the past errors, reconciled by a projection that did not know them, over those as they were. */
function spreadRatios(structure: Structure, { errors, ...options }: ReconcileOptions): number[] {
  if (!errors)
    throw new AnalyticsError('ANALYTICS_ERRORS_MISSING', 'Intervals cannot be reconciled without past errors.');
  const times = errors[0]?.length ?? 0;
  const [before, after, count] = [errors, errors, errors].map((nodes) => nodes.map(() => 0)) as [Sums, Sums, Sums];
  for (let block = 0; block < BLOCKS; block++) {
    const [from, to] = [block, block + 1].map((k) => Math.floor((k * times) / BLOCKS)) as [number, number];
    const others = errors.map((own) => own.map((e, t) => (t < from || t >= to ? e : NaN)));
    const project = methodProjection(structure, { ...options, errors: others });
    for (let t = from; t < to; t++) {
      // A node without an error then had nothing to forecast.
      const raw = Float64Array.from(errors, (own) => (Number.isFinite(own[t]) ? (own[t] as number) : 0));
      project(raw).forEach((v, node) => {
        if (!Number.isFinite(errors[node]?.[t])) return;
        before[node] = (before[node] as number) + (raw[node] as number) ** 2;
        after[node] = (after[node] as number) + v ** 2;
        count[node] = (count[node] as number) + 1;
      });
    }
  }
  return before.map((sum, node) => {
    if (!(sum > 0)) return 1;
    const own = count[node] as number;
    return Math.sqrt((own * ((after[node] as number) / sum) + FEW) / (own + FEW));
  });
}
