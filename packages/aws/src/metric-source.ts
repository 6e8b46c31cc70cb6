import type { SourceFault } from '@smartcloudops/focus';

/** One call's worth of measurements: a metric of a thing, by aggregations that the API gives together. */
export interface MetricTarget {
  readonly region: string;
  readonly namespace: string;
  readonly metricName: string;
  /** How the source tells the thing apart. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly aggregations: readonly MetricAggregation[];
  /** What the values are in, where the source does not say. */
  readonly unit?: string;
  /** FOCUS columns (`SubAccountId`, `RegionId`, `ResourceId` as the bill names it) and the dimensions. */
  readonly labels: Readonly<Record<string, string>>;
}

export type MetricAggregation = 'average' | 'sum' | 'maximum' | 'minimum' | `p${number}`;

/** Values of one aggregation, in order of time; steps without a measurement are left out. */
export interface MetricPoints {
  readonly aggregation: MetricAggregation;
  readonly unit: string | null;
  /** Starts of the steps, epoch ms. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** One API that tells what machines do. Permissions, limits and freshness are data, as with {@link Source}. */
export interface MetricSource {
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** IAM actions that it takes. */
  readonly actions: readonly string[];
  /** Calls that the provider gives away to an account each month; beyond them they cost money. */
  readonly freeCallsPerMonth: number;
  /** Distance of the values asked for, ms. */
  readonly stepMs: number;
  /** Steps that one call may span. */
  readonly stepsPerCall: number;
  /** Steps before now that may still change. */
  readonly settlesAfterSteps: number;
  /** What is looked for: with another text {@link discover} finds another list. Absent: always the same. */
  readonly lookedFor?: string;
  /**
   * What there is to measure, in the order of its worth when not all of it can be had.
   * @param beforeCall is awaited before every call to the provider, repeated ones included
   * @param onProblem is told of a part that is left out because the provider refuses it; the other parts go on
   * @throws SourceFault when nothing can be had
   */
  discover(
    beforeCall: () => Promise<void>,
    signal?: AbortSignal,
    onProblem?: (problem: SourceFault) => void
  ): Promise<readonly MetricTarget[]>;
  /** One call may serve several targets: then {@link fetch} awaits `beforeCall` itself, when it does call. Absent: each is a call. */
  readonly sharesCalls?: true;
  /** Values of a target in `[from, to)`. At most one call, never repeated by itself. @throws SourceFault */
  fetch(
    target: MetricTarget,
    from: number,
    to: number,
    signal?: AbortSignal,
    beforeCall?: () => Promise<void>
  ): Promise<readonly MetricPoints[]>;
  close(): void;
}
