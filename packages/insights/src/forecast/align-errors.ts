import type { BacktestErrors } from '@smartcloudops/analytics';

/** Past errors of several series side by side: one column per origin and step that any of them was judged at, NaN where one was not. */
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
    const aligned = new Array<number>(columns.size).fill(NaN);
    for (const { origin, errors } of folds) {
      errors.forEach((error, h) => (aligned[columns.get(`${origin} ${h}`) as number] = error));
    }
    return aligned;
  });
}
