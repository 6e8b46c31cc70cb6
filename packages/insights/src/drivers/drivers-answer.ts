import type { CostMetric, Decimal, Dimension } from '@smartcloudops/focus';
import type { Coverage, UsageQuery } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';
import type { Driver, DriverAmounts } from './driver.ts';

export interface CostDriversQuery extends UsageQuery {
  readonly metric: CostMetric;
  /** What the range is compared with, half-open, epoch ms. */
  readonly baseline: { readonly from: number; readonly to: number };
  /** Groups with drivers of their own, those that changed most first; the rest together. Absent: 20. */
  readonly topN?: number;
}

/** What changed by how much, and why: `drivers` add up to `after − before`. */
export interface ExplainedChange {
  readonly before: Decimal;
  readonly after: Decimal;
  readonly drivers: DriverAmounts;
}

export interface ExplainedGroup extends ExplainedChange {
  /** One value per `groupBy` entry; empty for the rest. */
  readonly keys: readonly (string | null)[];
  readonly isOther: boolean;
}

/** The single largest causes: what was used, where, and what about it changed. */
export interface DriverDetail {
  readonly driver: Driver;
  readonly amount: Decimal;
  /** One value per `groupBy` entry. */
  readonly keys: readonly (string | null)[];
  /** As far as the bill tells. */
  readonly service: string | null;
  readonly region: string | null;
  readonly usageType: string | null;
}

export interface CostDriversAnswer extends ExplainedChange {
  /** Null when there is no charge in either period. */
  readonly currency: string | null;
  readonly metric: CostMetric;
  readonly groupBy: readonly Dimension[];
  /** Largest change first, the rest last. All groups together are the whole. */
  readonly groups: readonly ExplainedGroup[];
  /** Largest first, at most 50. */
  readonly details: readonly DriverDetail[];
  readonly coverage: Coverage;
  /** First day (epoch ms) in the range on which a charge may still change; null when all are final. */
  readonly estimatedFrom: number | null;
  readonly freshness: number | null;
  readonly notices: readonly Notice[];
}
