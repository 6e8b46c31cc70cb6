import type { BacktestErrors } from '@smartcloudops/analytics';

/** Errors count up to so many typical ones: an anomaly of the past is no sign that a group's next forecast will be wrong. */
const MOST = 4.5;

/**
 * Past errors of several series side by side: one column per origin and step that any of them was judged at, NaN where one was not.
 * Those far beyond the series' usual ones are cut.
 */
export function alignErrors(series: readonly (readonly BacktestErrors[])[]): readonly (readonly number[])[] {
  const columns = new Map<string, number>();
  for (const folds of series) {
    for (const { origin, errors } of folds) {
      errors.forEach((_, h) => {
        const name = `${origin} ${h}`;
        if (!columns.has(name)) columns.set(name, columns.size);
      });
    }
  }
  return series.map((folds) => {
    const limit = MOST * typicalOf(folds);
    const aligned = new Array<number>(columns.size).fill(NaN);
    for (const { origin, errors } of folds) {
      errors.forEach((error, h) => {
        aligned[columns.get(`${origin} ${h}`) as number] = Math.max(-limit, Math.min(limit, error));
      });
    }
    return aligned;
  });
}

/** Median size of the errors; of a series that is mostly right, a third of their mean. */
function typicalOf(folds: readonly BacktestErrors[]): number {
  const sizes = folds.flatMap(({ errors }) => errors.map(Math.abs)).sort((a, b) => a - b);
  const mean = sizes.reduce((sum, v) => sum + v, 0) / Math.max(1, sizes.length);
  return Math.max(sizes[sizes.length >> 1] ?? 0, mean / 3);
}
