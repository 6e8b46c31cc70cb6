import type { AnsweredSeries } from './ask.ts';

/** Values of a series; steps without a number are left out. */
export interface SeriesPoints {
  /** Starts of the steps, epoch ms. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** Labels of a series as a key, in whatever order they come; the name of the metric is none of them. */
export function seriesKey(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(
    Object.entries(labels)
      .filter(([name]) => name !== '__name__')
      .sort()
  );
}

/** The series of an answer by {@link seriesKey}. A quantile of nothing is NaN: that is no value. @param step seconds */
export function seriesPoints(all: readonly AnsweredSeries[], step: number): ReadonlyMap<string, SeriesPoints> {
  return new Map(
    all.map(({ labels, samples }) => {
      const known = samples.map(([at, text]) => [(at - step) * 1000, Number(text)] as const);
      const finite = known.filter(([, value]) => Number.isFinite(value));
      return [seriesKey(labels), { times: finite.map(([at]) => at), values: finite.map(([, value]) => value) }];
    })
  );
}
