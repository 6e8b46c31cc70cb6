import { AnalyticsError } from '../errors.ts';
import { boundedLeaves, nonNegativeProjection } from './non-negative.ts';
import { methodProjection } from './projection.ts';
import type { ReconcileOptions } from './reconcile-options.ts';
import type { Structure } from './structure.ts';
import { checkStructure } from './structure.ts';

type Series = readonly number[] | Float64Array;

/**
 * Makes forecasts add up: the coherent ones nearest to the given ones, by the weights of the method. Any number of steps; samples of
 * a distribution may be given as further steps.
 * @param base per node: one value per step, finite, magnitude up to 1e150
 * @returns per node: one value per step; every sum equals that of its leaves to rounding (1e-12 of the largest)
 * @throws AnalyticsError `ANALYTICS_STRUCTURE`, `ANALYTICS_SHAPE`, `ANALYTICS_NOT_FINITE`, `ANALYTICS_ERRORS_MISSING`
 * @see Hyndman & Athanasopoulos (2021), Forecasting: principles and practice, 3rd ed., ch. 11.
 */
export function reconcile(
  structure: Structure,
  base: readonly Series[],
  options: ReconcileOptions
): { readonly point: number[][] } {
  checkStructure(structure);
  const horizon = checkBase(structure, base);
  checkErrors(structure, options.errors);
  const linear = methodProjection(structure, options);
  const bounded = boundedLeaves(structure, options.nonNegative ?? false);
  const project = bounded ? nonNegativeProjection(structure, linear, bounded) : linear;
  const point = base.map(() => new Array<number>(horizon));
  for (let h = 0; h < horizon; h++) {
    const step = project(Float64Array.from(base, (series) => series[h] as number));
    point.forEach((series, node) => (series[h] = step[node] as number));
  }
  return { point };
}

function checkBase({ nodes }: Structure, base: readonly Series[]): number {
  if (base.length !== nodes)
    throw new AnalyticsError('ANALYTICS_SHAPE', `There are ${nodes} nodes, but ${base.length} base forecasts.`);
  const horizon = base[0]?.length ?? 0;
  base.forEach((series, node) => {
    if (series.length !== horizon)
      throw new AnalyticsError(
        'ANALYTICS_SHAPE',
        `The base forecast of node ${node} has ${series.length} steps instead of ${horizon}.`
      );
    const wrong = series.findIndex((v) => !Number.isFinite(v));
    if (wrong >= 0)
      throw new AnalyticsError(
        'ANALYTICS_NOT_FINITE',
        `The base forecast of node ${node} is ${series[wrong]} at step ${wrong}.`
      );
  });
  return horizon;
}

function checkErrors({ nodes }: Structure, errors: ReconcileOptions['errors']): void {
  if (!errors) return;
  if (errors.length !== nodes)
    throw new AnalyticsError('ANALYTICS_SHAPE', `There are ${nodes} nodes, but past errors of ${errors.length}.`);
  const times = errors[0]?.length ?? 0;
  const uneven = errors.findIndex((own) => own.length !== times);
  if (uneven >= 0)
    throw new AnalyticsError(
      'ANALYTICS_SHAPE',
      `Node ${uneven} has ${errors[uneven]?.length} past errors instead of ${times}.`
    );
}
