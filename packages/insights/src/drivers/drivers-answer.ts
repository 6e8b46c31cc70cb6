import type { CostMetric, Decimal, Dimension } from '@smartcloudops/focus';
import type { Coverage, UsageQuery } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';
import type { CompareWith, DateRange } from './compare-with.ts';
import type { Driver, DriverAmounts } from './driver.ts';

export interface CostDriversQuery extends UsageQuery {
  readonly metric: CostMetric;
  readonly compareWith: CompareWith;
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

/** What changed about something that was used: where, by how much money, and from what to what. */
export interface Cause {
  readonly driver: Driver;
  readonly amount: Decimal;
  /** One value per `groupBy` entry; empty for what is everybody's. */
  readonly keys: readonly (string | null)[];
  /** As far as the bill tells, and it is one. */
  readonly service: string | null;
  readonly region: string | null;
  /** Or what several of them have in common. */
  readonly usageType: string | null;
  readonly unit: string | null;
  /** How many usage types it is told of together. */
  readonly kinds: number;
  /**
   * What changed, as the driver has it: days; quantity in a day (a month for what is kept by the month); price; the share of the price
   * that is paid; money. Null: it came, went or moved.
   */
  readonly factor: { readonly before: number; readonly after: number } | null;
  /** Of what moved: the regions, or the groups where those differ. */
  readonly moved: { readonly from: string; readonly to: string } | null;
}

/** A cause in a sentence, with its money. */
export interface ToldCause extends Cause {
  readonly sentence: string;
}

export interface CostDriversAnswer extends ExplainedChange {
  /** Null when there is no charge in either period. */
  readonly currency: string | null;
  readonly metric: CostMetric;
  readonly groupBy: readonly Dimension[];
  /** What is explained: the range as far as its days are final. */
  readonly period: DateRange;
  readonly baseline: DateRange;
  /** Largest change first, the rest last. All groups together are the whole. */
  readonly groups: readonly ExplainedGroup[];
  /** The single largest causes, largest first, at most 50. */
  readonly causes: readonly ToldCause[];
  readonly coverage: Coverage;
  /** First day (epoch ms) in the range on which a charge may still change; null when all are final. */
  readonly estimatedFrom: number | null;
  readonly freshness: number | null;
  readonly notices: readonly Notice[];
}
