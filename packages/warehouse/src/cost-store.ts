import type { CostMetric, Decimal, Dimension, FocusRow } from '@smartcloudops/focus';

import type { Usage, UsageQuery } from './usage.ts';

/**
 * A delivery of charges. Loads are immutable: a restatement is a new load that closes the ones it replaces, so that
 * "as of" any past moment stays answerable.
 */
export interface LoadManifest {
  /** Connection that the charges belong to (`"import"` for files given by hand). */
  readonly connection: string;
  /**
   * What delivered them: `"focus-file"`, `"cur-file"`, `"cost-explorer"`. Several sources of a connection state the same money, so
   * questions are answered from one at a time, the one with most dimensions first. Files (`…-file`) are parts of one bill and add up.
   * What tells of whole months only (`…-monthly`) has each charge on the first of its month and answers no finer grain.
   */
  readonly source: string;
  /**
   * Dimensions that the rows carry, or null for all of them. Cost Explorer answers by at most two dimensions, so the same
   * money arrives in several cuts; a question is answered from one cut that has every dimension it names, never from two.
   */
  readonly dimensions: readonly Dimension[] | null;
  /**
   * `contentHasher()` over the normalised rows, independent of their order and of the file format. Null: the store takes it
   * while it stores, which saves the caller a pass over the rows.
   */
  readonly contentHash: string | null;
  /**
   * The half-open span of charge time that this load states completely, `[from, to)` epoch ms; earlier open loads of the same
   * connection, source, dimensions and part are closed where it overlaps them. Null: the load adds to what is there.
   */
  readonly restates: { readonly from: number; readonly to: number } | null;
  /**
   * Billing period `YYYY-MM` (UTC) when a source delivers its bill in parts of one: a load takes over, and is taken over by, loads of
   * the same part only, and answers for the time of its own month, whatever the dates of single charges. Absent: the bill is one.
   */
  readonly part?: string;
  /** Where the rows came from, for people: file names or the API. */
  readonly origin: string;
  readonly loadedAt: number;
}

export type LoadResult =
  | {
      readonly kind: 'loaded';
      readonly loadId: number;
      readonly rows: number;
      readonly totals: Readonly<Record<string, Decimal>>;
    }
  | { readonly kind: 'unchanged'; readonly loadId: number; readonly rows: number };

export interface CostFilter {
  readonly dimension: Dimension;
  readonly op: 'in' | 'not-in';
  /** null matches an absent value. */
  readonly values: readonly (string | null)[];
}

export type Grain = 'total' | 'hour' | 'day' | 'week' | 'month';

export interface AggregateQuery {
  readonly connections: readonly string[] | null;
  readonly metric: CostMetric;
  readonly groupBy: readonly Dimension[];
  readonly filters: readonly CostFilter[];
  /** Half-open over ChargePeriodStart, epoch ms UTC. */
  readonly from: number;
  readonly to: number;
  readonly grain: Grain;
  /** What was known at this moment; null for now. */
  readonly asOf: number | null;
  /** Only what this source delivered, to compare it with the others. Absent: at each moment the source that knows most. */
  readonly source?: string;
}

export interface AggregateCell {
  /** One value per `groupBy` entry. */
  readonly keys: readonly (string | null)[];
  /** Start of the period; `from` when the grain is total. */
  readonly periodStart: number;
  /** Exact sum over the charges that carry the metric; 0 when none does (then `missing === charges`). */
  readonly amount: Decimal;
  /** Number of charges in the cell. */
  readonly charges: number;
  /** How many of them lack the metric (an absent ListCost is not a ListCost of 0). */
  readonly missing: number;
  /** True when any charge in the cell may still change. */
  readonly estimated: boolean;
}

/** What the loads that answered know, also outside the asked range: from their first charge to the end of their last. */
export interface Coverage {
  /** Half-open, epoch ms; null when nothing is loaded. */
  readonly from: number | null;
  readonly to: number | null;
  /** Latest `loadedAt` among the loads that answered. */
  readonly loadedAt: number | null;
  readonly sources: readonly string[];
  /** The same by source. Absent: the store does not tell them apart. */
  readonly loadedBySource?: Readonly<Record<string, number>>;
  /** Why the answer is not of the newest data, for people. Absent: it is. */
  readonly notices?: readonly string[];
}

export interface Aggregate {
  readonly cells: readonly AggregateCell[];
  /** Currency of every amount; null when there are none, or several (possible only when grouped by BillingCurrency). */
  readonly currency: string | null;
  readonly coverage: Coverage;
  /** Start (epoch ms) of the first day in the range on which something may still change; null when all is final. */
  readonly estimatedFrom: number | null;
}

export interface LoadRecord {
  readonly loadId: number;
  readonly connection: string;
  readonly source: string;
  readonly origin: string;
  readonly rows: number;
  readonly loadedAt: number;
  readonly closedAt: number | null;
  readonly from: number;
  readonly to: number;
}

/** Charges in, sums out. Every sum is exact. */
export interface CostStore {
  /** Stores a delivery in one transaction, or nothing at all; the same content twice is `unchanged`. */
  load(
    manifest: LoadManifest,
    rows: AsyncIterable<readonly FocusRow[]> | Iterable<readonly FocusRow[]>
  ): Promise<LoadResult>;
  /** @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT` */
  aggregate(query: AggregateQuery): Promise<Aggregate>;
  /**
   * Quantities with what they cost, by unit: for questions about prices and volumes, which look at single charges.
   * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
   */
  usage(query: UsageQuery): Promise<Usage>;
  /** Distinct values of a dimension in the range, most expensive first (by BilledCost). */
  dimensionValues(query: {
    readonly connections: readonly string[] | null;
    readonly dimension: Dimension;
    readonly from: number;
    readonly to: number;
    readonly limit: number;
    readonly search?: string;
  }): Promise<readonly (string | null)[]>;
  /** Tag keys seen, sorted. */
  tagKeys(connections: readonly string[] | null): Promise<readonly string[]>;
  loads(connections: readonly string[] | null): Promise<readonly LoadRecord[]>;
  /** Grows with every change of what questions would be answered; the cache key of answers. */
  dataVersion(): Promise<number>;
}
