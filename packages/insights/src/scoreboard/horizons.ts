import { DAY_MS } from '@smartcloudops/focus';
import type { ForecastRecord } from '@smartcloudops/warehouse';

/** Days ahead of the origin that are kept, 1 being the first day forecast: near, a week, two, a month. Not every day, so that the store stays small. */
export const KEPT_DAYS: readonly number[] = [1, 2, 3, 7, 14, 30];

/** Forecasts that look equally far ahead, so that their errors may be averaged. */
export interface HorizonBucket {
  readonly kind: ForecastRecord['kind'];
  /** `day 7`; `month-end 11-20`: 11 to 20 days before the month's end. */
  readonly name: string;
  /** Days from the origin to the end of the target, inclusive. */
  readonly from: number;
  readonly to: number;
}

/** Nearest first. Month's ends come in three, so that half a year has enough of each to judge by. */
export const HORIZON_BUCKETS: readonly HorizonBucket[] = [
  { kind: 'day', name: 'day 1', from: 1, to: 1 },
  { kind: 'day', name: 'days 2-3', from: 2, to: 3 },
  { kind: 'day', name: 'day 7', from: 7, to: 7 },
  { kind: 'day', name: 'day 14', from: 14, to: 14 },
  { kind: 'day', name: 'day 30', from: 30, to: 30 },
  { kind: 'month-end', name: 'month-end 1-10', from: 1, to: 10 },
  { kind: 'month-end', name: 'month-end 11-20', from: 11, to: 20 },
  // In the first days of a month the last final day may still be of the month before.
  { kind: 'month-end', name: 'month-end 21-35', from: 21, to: 35 },
];

/** Undefined for a horizon that is not kept. */
export function horizonBucket(
  kind: ForecastRecord['kind'],
  origin: number,
  targetEnd: number
): HorizonBucket | undefined {
  const days = Math.round((targetEnd - origin) / DAY_MS);
  return HORIZON_BUCKETS.find((bucket) => bucket.kind === kind && bucket.from <= days && days <= bucket.to);
}
