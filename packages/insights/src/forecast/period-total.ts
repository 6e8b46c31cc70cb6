import type { Distribution } from '@smartcloudops/analytics';
import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import { sumDays } from '../bill/daily-costs.ts';
import type { GroupForecast } from './group-forecast.ts';
import { moved } from './moved.ts';

/** What a period will have cost, seen from the end of the final days. */
export interface PeriodTotal extends Distribution {
  /** Sum of the final days of the period so far, exact. */
  readonly actual: Decimal;
  /** Expected total: `actual` plus the forecast of the days that remain. */
  readonly point: number;
}

/**
 * The total of the days `[start, end)`: what is known of them and the calibrated sum of the rest (quantiles are never added). Never
 * below what is already spent, unless charges can be negative.
 * @param origin first day that is forecast
 */
export function periodTotal(
  { costs, forecast, signed }: GroupForecast,
  { start, end }: { readonly start: number; readonly end: number },
  origin: number
): PeriodTotal {
  const actual = sumDays(costs, start, Math.max(start, Math.min(end, origin)));
  const spent = decimalToNumber(actual);
  const [from, to] = [start, end].map((at) => Math.max(0, (at - origin) / DAY_MS)) as [number, number];
  const point = spent + forecast.point.slice(from, to).reduce((sum, v) => sum + v, 0);
  if (to === from)
    return { actual, point, quantile: () => spent, probabilityAbove: (limit) => (spent > limit ? 1 : 0) };
  return {
    actual,
    point,
    ...moved(forecast.sum(from, to), { from: 0, to: spent, ...(signed ? {} : { floor: Math.min(point, spent) }) }),
  };
}
