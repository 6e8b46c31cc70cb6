import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';

import { sumDays } from '../bill/daily-costs.ts';
import type { DailyCosts } from '../bill/daily-costs.ts';

const FALLBACK_DAYS = 30;

/**
 * The month's total if every day were like the mean day so far: the yardstick a forecast must beat. Before the month's first
 * final day, the mean of the last 30 days stands in.
 */
export function runRate(
  costs: DailyCosts,
  origin: number,
  month: { readonly start: number; readonly end: number }
): number {
  const start = origin > month.start ? month.start : Math.max(costs.from, origin - FALLBACK_DAYS * DAY_MS);
  const days = (origin - start) / DAY_MS;
  return days > 0 ? (decimalToNumber(sumDays(costs, start, origin)) / days) * ((month.end - month.start) / DAY_MS) : 0;
}
