import type { Coverage, LabelFilter, MetricAggregation } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';

/** Which measurements a question is about. */
export interface MetricQuestion {
  readonly connections: readonly string[] | null;
  readonly namespace: string | null;
  readonly metricName: string;
  /** Null: the first that is collected of average, sum, maximum, minimum, percentiles. */
  readonly aggregation: MetricAggregation | null;
  readonly labels: readonly LabelFilter[];
  /** Half-open, epoch ms. */
  readonly from: number;
  readonly to: number;
  /** What was measured until this moment; null for now. */
  readonly asOf: number | null;
}

/** What every answer about measurements says of itself. */
export interface MetricProvenance {
  readonly metricName: string;
  /** Null when nothing is collected. */
  readonly aggregation: MetricAggregation | null;
  /** As the source names it; null when it does not, or when series differ. */
  readonly unit: string | null;
  /** Of all series that the question fits, also outside its range. */
  readonly coverage: Coverage;
  readonly notices: readonly Notice[];
}

/** Too little is measured to say anything of what comes. */
export interface TooFewMeasurements {
  readonly kind: 'insufficient-history';
  readonly have: number;
  readonly need: number;
  readonly unit: 'hours' | 'days';
}
