import { crossing, predict, trend } from '@smartcloudops/analytics';
import { DAY_MS } from '@smartcloudops/focus';

import { levelJumps } from './level-jumps.ts';

export interface LimitRisk {
  /** That the limit is crossed before the horizon ends, 0 to 1; 1 when the latest value is beyond it. */
  readonly probability: number;
  /** Days until then, if it happens, with an 80 % interval; null when no possible future crosses. */
  readonly days: { readonly median: number; readonly lower: number; readonly upper: number } | null;
  /** Change per day: the median slope. */
  readonly trend: number;
  /** `none` when the slope cannot be told from chance. */
  readonly direction: 'rising' | 'falling' | 'none';
}

/** Possible futures that are counted: a probability is known to a few per cent. */
const FUTURES = 1000;

/** What is known of a series, whole steps up to `end`. */
interface Past {
  readonly y: readonly number[];
  readonly end: number;
  readonly stepMs: number;
  readonly seasonLength: number;
  /** The latest value. */
  readonly current: number;
}

/** Whether and when a series will cross a limit. Times are epoch ms. */
export function limitRisk(
  { y, end, stepMs, seasonLength, current }: Past,
  {
    limit,
    direction,
    now,
    until,
  }: { readonly limit: number; readonly direction: 'above' | 'below'; readonly now: number; readonly until: number }
): LimitRisk {
  const found = trend(y, { seasonLength });
  const change = { trend: (found.slope * DAY_MS) / stepMs, direction: found.direction };
  if (direction === 'above' ? current > limit : current < limit)
    return { probability: 1, days: { median: 0, lower: 0, upper: 0 }, ...change };
  const horizon = Math.max(1, Math.ceil((until - end) / stepMs));
  // Futures that stop at zero would never fall below a limit of zero, where free space has run out.
  const nonNegative = direction === 'above' || limit > 0;
  const paths = predict(y, { horizon, seasonLength, nonNegative, steps: levelJumps(y, seasonLength) }).paths(FUTURES);
  const { probability, steps } = crossing(paths, limit, { direction });
  // It happens somewhere within its step: in the middle, as far as anybody knows.
  const daysTo = (step: number) => Math.max(0, (end + (step - 0.5) * stepMs - now) / DAY_MS);
  return {
    probability,
    days: steps && { median: daysTo(steps.median), lower: daysTo(steps.lower), upper: daysTo(steps.upper) },
    ...change,
  };
}
