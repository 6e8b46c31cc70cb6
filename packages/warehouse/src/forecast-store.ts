import type { CostMetric, Dimension } from '@smartcloudops/focus';

import type { CostFilter } from './cost-store.ts';

/** Which money a forecast is of. Two forecasts of the same series are about the same charges. */
export interface ForecastSeriesId {
  /** Connections whose charges are added up; never empty. */
  readonly connections: readonly string[];
  readonly metric: CostMetric;
  readonly filters: readonly CostFilter[];
  readonly groupBy: readonly Dimension[];
  /** One value per `groupBy` entry; empty for the total. */
  readonly keys: readonly (string | null)[];
}

/** A forecast as it stood when it was made, kept until the truth arrives. */
export interface ForecastRecord {
  readonly series: ForecastSeriesId;
  /** Whose it is: our own, the yardstick that costs nothing, or AWS's. */
  readonly model: 'ours' | 'naive' | 'aws';
  /** `shown`: made before the truth was known. `replayed`: made later, from the bill cut off at the origin. */
  readonly evidence: 'shown' | 'replayed';
  /** First day (UTC, epoch ms) that was not known when it was made. */
  readonly origin: number;
  readonly kind: 'day' | 'month-end';
  /** The period whose charges are forecast, `[from, to)` epoch ms. */
  readonly target: { readonly from: number; readonly to: number };
  readonly point: number;
  readonly intervals: readonly { readonly level: number; readonly lower: number; readonly upper: number }[];
  /** Epoch ms. */
  readonly madeAt: number;
  /** `CostStore.dataVersion()` that it was made from. */
  readonly dataVersion: number;
}

export interface ForecastQuestion {
  /** The same connections, neither more nor fewer. */
  readonly connections: readonly string[];
  readonly metric: CostMetric;
  readonly filters: readonly CostFilter[];
  readonly groupBy: readonly Dimension[];
  /** Absent: both. */
  readonly kind?: ForecastRecord['kind'];
  /** The target begins in `[from, to)`, epoch ms. */
  readonly from: number;
  readonly to: number;
}

/** Forecasts that wait for the truth, or have met it. */
export interface ForecastStore {
  /**
   * Keeps what is not kept yet: of each series, origin, target, model and evidence the first stays. All or nothing.
   * @returns how many were new
   */
  record(forecasts: readonly ForecastRecord[]): Promise<number>;
  /** By origin, then in the order they were recorded. The order of connections, filters and their values does not matter. */
  find(question: ForecastQuestion): Promise<readonly ForecastRecord[]>;
  /** Forgets those made before a moment, and beyond `keep` the ones of the oldest origins. @returns how many */
  prune(rule: { readonly madeBefore: number; readonly keep: number }): Promise<number>;
  /** Grows with every change; the same number means the same content. */
  version(): Promise<number>;
}
