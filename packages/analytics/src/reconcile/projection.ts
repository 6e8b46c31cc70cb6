import { AnalyticsError } from '../errors.ts';
import { correlatedProjection } from './correlated-projection.ts';
import { errorVariances, shrunkErrorModel } from './error-model.ts';
import type { ReconcileOptions } from './reconcile-options.ts';
import type { Structure } from './structure.ts';
import type { Projection } from './weighted-projection.ts';
import { weightedProjection } from './weighted-projection.ts';

/** A fixed node's variance beside the largest: below that of any forecast that only happened to be right. */
const FIXED = 1e-26;

/** The method's map from base forecasts to coherent ones. */
export function methodProjection(structure: Structure, { method, errors, fixed = [] }: ReconcileOptions): Projection {
  if (method === 'mint-shrink') {
    if (!errors) throw new AnalyticsError('ANALYTICS_ERRORS_MISSING', 'MinT-shrink was asked for without past errors.');
    const model = shrunkErrorModel(structure, errors);
    const diagonal = fix(model.diagonal, fixed);
    const factors = model.factors.map((row) => row.map((v, node) => (fixed.includes(node) ? 0 : v)));
    return correlatedProjection(structure, { diagonal, factors });
  }
  return weightedProjection(structure, fix(methodVariances(structure, method, errors), fixed));
}

function methodVariances(
  structure: Structure,
  method: 'bottom-up' | 'ols' | 'wls',
  errors: ReconcileOptions['errors']
): Float64Array {
  if (method === 'wls') return errorVariances(structure, errors);
  const variance = new Float64Array(structure.nodes).fill(method === 'ols' ? 1 : Infinity);
  if (method === 'bottom-up') for (const node of structure.leaves) variance[node] = 1;
  return variance;
}

function fix(variance: Float64Array, fixed: readonly number[]): Float64Array {
  if (fixed.length === 0) return variance;
  const largest = variance.reduce((max, v) => (v > max && v < Infinity ? v : max), 0);
  const result = Float64Array.from(variance);
  for (const node of fixed) result[node] = FIXED * largest;
  return result;
}
