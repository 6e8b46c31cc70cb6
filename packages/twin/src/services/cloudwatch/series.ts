import type { Sample } from './sample.ts';

export interface MetricDimension {
  readonly Name: string;
  readonly Value: string;
}

/** One metric that CloudWatch knows. */
export interface Series {
  readonly accountId: string;
  readonly region: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly MetricDimension[];
  readonly unit: string;
  /** Seconds between samples, or how finely it can be sampled. */
  readonly stepSeconds: readonly number[];
  /** Whether anything is recorded on a day (number of days since 1970). */
  readonly recordsOn: (day: number) => boolean;
  /** A reader for one pass over time; it gives what was recorded in the step that begins at `from`, null for nothing. */
  reader(): (from: number, stepMs: number) => Sample | null;
}

/** Identifies a series within an account and region. */
export function seriesKey(namespace: string, name: string, dimensions: readonly MetricDimension[]): string {
  const pairs = dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort();
  return [namespace, name, ...pairs].join('\u0001');
}
