import { AnalyticsError } from '../errors.ts';

/** One possible future: a value per step. */
export type Path = Float64Array | readonly number[];

/** @returns the horizon @throws AnalyticsError `ANALYTICS_SHAPE`, `ANALYTICS_NOT_FINITE` */
export function checkPaths(paths: readonly Path[]): number {
  const horizon = paths[0]?.length ?? 0;
  paths.forEach((path, k) => {
    if (path.length !== horizon)
      throw new AnalyticsError('ANALYTICS_SHAPE', `Path ${k} has ${path.length} steps instead of ${horizon}.`);
    const wrong = path.findIndex((v) => Number.isNaN(v));
    if (wrong >= 0) throw new AnalyticsError('ANALYTICS_NOT_FINITE', `Path ${k} is not a number at step ${wrong}.`);
  });
  return horizon;
}

/**
 * Probability of what happened in k of n samples, by Laplace's rule of succession: never 0 or 1, since samples cannot show that
 * something is impossible, and what is wrongly thought certain costs a log loss without bound.
 */
export function probabilityOf(k: number, n: number): number {
  return (k + 1) / (n + 2);
}
