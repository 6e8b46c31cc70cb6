/** How the measurements within one step were made one value: `p50` to `p99.9` are percentiles. */
export type MetricAggregation = 'average' | 'sum' | 'maximum' | 'minimum' | `p${number}`;

/** One series of measurements, equally spaced in time. All fields but the unit make it the series that it is. */
export interface MetricSeries {
  readonly connection: string;
  /** What delivered it. */
  readonly source: string;
  /** Kind of thing that is measured, in the source's words. */
  readonly namespace: string;
  readonly metricName: string;
  readonly aggregation: MetricAggregation;
  /** Distance of the values, ms; they start at whole multiples of it. */
  readonly stepMs: number;
  /** What is measured: FOCUS columns (`SubAccountId`, `RegionId`, `ResourceId`) and the source's own dimensions. */
  readonly labels: Readonly<Record<string, string>>;
  /** As the source names it; null when it does not. The latest one holds. */
  readonly unit: string | null;
}

/** Values of a series from `start` (epoch ms, a multiple of the step) on, one per step. NaN: nothing is known. */
export interface MetricDelivery {
  readonly series: MetricSeries;
  readonly start: number;
  readonly values: ArrayLike<number>;
}

/** A value of a label that a series must (`in`) or must not (`not-in`) have; null is an absent label. */
export interface LabelFilter {
  readonly label: string;
  readonly op: 'in' | 'not-in';
  readonly values: readonly (string | null)[];
}

/** Which series; what is absent is not asked about. */
export interface MetricSelection {
  /** Null: all. */
  readonly connections: readonly string[] | null;
  readonly namespace?: string;
  readonly metricName?: string;
  readonly aggregation?: MetricAggregation;
  readonly labels?: readonly LabelFilter[];
}

export interface MetricSeriesRecord {
  readonly series: MetricSeries;
  /** Half-open span of what is known, epoch ms, to the end of the last step with a value. */
  readonly from: number;
  readonly to: number;
  /** When it was last written, epoch ms. */
  readonly updatedAt: number;
}

export interface MetricReading extends MetricSeriesRecord {
  /** Start of the first value, a multiple of the series' step. */
  readonly start: number;
  /** One per step of the asked span, NaN where nothing is known. */
  readonly values: Float64Array;
}

/** Measurements in, series out. Numbers are kept bit by bit. */
export interface MetricStore {
  /**
   * Stores deliveries in one transaction, or nothing at all. A later value for the same time replaces the earlier one, so a
   * repeated delivery changes nothing; NaN leaves what is there.
   * @throws WarehouseError `WAREHOUSE_BAD_ROW` for a start off the step
   */
  write(deliveries: readonly MetricDelivery[], now: number): Promise<void>;
  /** The series that have values in `[from, to)` (epoch ms), in the order of their identity. */
  read(selection: MetricSelection, from: number, to: number): Promise<readonly MetricReading[]>;
  /** What there is, in the order of its identity. */
  list(selection: MetricSelection): Promise<readonly MetricSeriesRecord[]>;
  /** Drops what was measured before the moment, as far as whole chunks of storage are; nothing after it. @returns series dropped */
  prune(before: number): Promise<number>;
  /** Grows with every change of what questions would be answered. */
  dataVersion(): Promise<number>;
}
