import type { CostMetric, Decimal, Dimension } from '@smartcloudops/focus';
import type { AggregateQuery, Coverage } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';

export interface CostAnomaliesQuery extends Omit<AggregateQuery, 'grain'> {
  /** Money by which an anomaly must differ to be told. */
  readonly minImpact: number;
  /** Share of ordinary days, per group, that may be called anomalous. */
  readonly falseAlarmRate: number;
  /** Look for what caused each anomaly. */
  readonly causes: boolean;
  /** Groups that are watched; the rest is watched together as "Other". Default 20. */
  readonly topN?: number | null;
}

interface Group {
  /** One value per `groupBy` entry; empty for "Other" and for everything together. */
  readonly keys: readonly (string | null)[];
  readonly labels: Readonly<Partial<Record<Dimension, string | null>>>;
  readonly isOther: boolean;
}

/** Days on which more, or less, was spent than expected. */
export interface CostAnomaly extends Group {
  /** First day, epoch ms. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Day on which it could be told. */
  readonly detectedAt: number;
  /** It lasts to the last final day. */
  readonly ongoing: boolean;
  /** Few days; a step that stays; a slow climb. */
  readonly kind: 'spike' | 'level' | 'gradual';
  readonly direction: 'up' | 'down';
  /** `actual` − `expected`. */
  readonly impact: number;
  /** Metered cost of its days. */
  readonly actual: number;
  readonly expected: number;
  /** 0 to 1, of its strangest day. */
  readonly score: number;
  /** Where it came from, in one sentence with the money; null when the bill does not tell. */
  readonly cause: string | null;
}

export interface WatchedSeries extends Group {
  /** Per day of `days`: what was charged, exact; null where nothing is known. */
  readonly actual: readonly (Decimal | null)[];
  /** What was to be expected of the metered cost, and the range of ordinary days about it; null where nothing is known or judged. */
  readonly expected: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** The metered cost on the days of an anomaly. */
  readonly anomaly: readonly (number | null)[];
  /** Money above the expectation on anomalous days of the range; falls do not make up for rises. */
  readonly impact: number;
}

export interface AnomalyAnswer {
  readonly kind: 'cost-anomalies';
  readonly currency: string | null;
  readonly metric: CostMetric;
  readonly groupBy: readonly Dimension[];
  /** Starts (UTC, epoch ms) of the days of the range. */
  readonly days: readonly number[];
  /** First day that is not judged: its charges still come in. */
  readonly judgedTo: number;
  /** Those that touch the range, the latest first, then the largest. */
  readonly events: readonly CostAnomaly[];
  /** One per watched group, largest first, "Other" last; without `groupBy` one, of everything. */
  readonly series: readonly WatchedSeries[];
  readonly coverage: Coverage;
  readonly estimatedFrom: number | null;
  readonly freshness: number | null;
  readonly notices: readonly Notice[];
}
