import type { CostMetric, Dimension } from '@smartcloudops/focus';
import type { AggregateQuery, Coverage } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';

export interface CostTrendQuery extends Omit<AggregateQuery, 'grain'> {
  /** Level of the intervals and of the decision, 0 to 1. */
  readonly level: number;
  /** Groups with a trend of their own; the rest is looked at together as "Other". Default 20. */
  readonly topN?: number | null;
}

interface Estimate {
  readonly point: number;
  readonly lower: number;
  readonly upper: number;
}

export interface CostTrend {
  /** One value per `groupBy` entry; empty for "Other" and for everything together. */
  readonly keys: readonly (string | null)[];
  readonly labels: Readonly<Partial<Record<Dimension, string | null>>>;
  readonly isOther: boolean;
  /** Change of the cost of a day from one day to the next, in money. */
  readonly slope: Estimate;
  /** Relative change of the cost of a day in a month (365.25/12 days); null where the cost is zero. */
  readonly growth: Estimate | null;
  /** Probability of as clear a trend by chance alone. */
  readonly pValue: number;
  /** `none` when chance explains it at the level asked for. */
  readonly direction: 'rising' | 'falling' | 'none';
  /** Days on which the level changed for good, and the mean cost of a day before and after. */
  readonly changes: readonly { readonly day: number; readonly before: number; readonly after: number }[];
}

export interface TrendAnswer {
  readonly kind: 'trend';
  readonly currency: string | null;
  readonly metric: CostMetric;
  readonly groupBy: readonly Dimension[];
  /** The final days that were looked at, epoch ms, half-open. */
  readonly from: number;
  readonly to: number;
  /** One per group, largest first, "Other" last; without `groupBy` one, of everything. */
  readonly series: readonly CostTrend[];
  readonly coverage: Coverage;
  readonly estimatedFrom: number | null;
  readonly freshness: number | null;
  readonly notices: readonly Notice[];
}
