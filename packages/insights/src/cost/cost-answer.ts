import type { CostMetric, Decimal, Dimension } from '@smartcloudops/focus';
import type { AggregateQuery, Coverage, Grain } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';

export interface CostByDimensionQuery extends AggregateQuery {
  /** Keeps the N groups with the largest absolute total and adds the rest up as "Other". Null or absent: all groups. */
  readonly topN?: number | null;
}

export interface CostSeries {
  /** One value per `groupBy` entry; null where the charges have none. */
  readonly keys: readonly (string | null)[];
  /** The same by dimension. */
  readonly labels: Readonly<Partial<Record<Dimension, string | null>>>;
  /**
   * One per period. Zero where the period is known and holds no charge; null where nothing is known, or where no charge carries
   * the metric.
   */
  readonly amounts: readonly (Decimal | null)[];
  readonly total: Decimal;
}

export interface OtherSeries {
  readonly name: 'Other';
  /** How many groups it adds up. */
  readonly groups: number;
  readonly amounts: readonly (Decimal | null)[];
  readonly total: Decimal;
}

export interface CostAnswer {
  /** ISO 4217; null when the range holds no charge, or several currencies (possible only when grouped by BillingCurrency). */
  readonly currency: string | null;
  readonly metric: CostMetric;
  readonly grain: Grain;
  readonly groupBy: readonly Dimension[];
  /** Starts of the periods that the range touches, epoch ms, ascending. For grain `total` the range's start. */
  readonly periods: readonly number[];
  /** Largest absolute total first; ties by keys. */
  readonly series: readonly CostSeries[];
  /** What `topN` cut off; null when nothing. `series` and `other` together add up to `total` exactly. */
  readonly other: OtherSeries | null;
  /** Null when the groups are in several currencies. */
  readonly total: Decimal | null;
  readonly coverage: Coverage;
  /** First day (epoch ms) on which a charge in the range may still change; null when all are final. */
  readonly estimatedFrom: number | null;
  /** When the newest data of the answer were loaded, epoch ms. */
  readonly freshness: number | null;
  readonly notices: readonly Notice[];
}
