import { DAY_MS, HOUR_MS } from '../../world/calendar.ts';
import type { Asset } from '../../world/inventory.ts';
import type { World } from '../../world/world.ts';
import { seriesKey } from '../cloudwatch/series.ts';
import type { MetricDimension } from '../cloudwatch/series.ts';
import { watchOf } from '../cloudwatch/watch.ts';

export const LOOKBACK_DAYS = 14;

/** The most that a metric of CloudWatch reached in the days before `now`; null when nothing was measured. */
export function peakOf(
  world: World,
  { account, region }: Asset,
  metric: { readonly namespace: string; readonly name: string; readonly dimensions: readonly MetricDimension[] },
  now: number
): number | null {
  const { namespace, name, dimensions } = metric;
  const read = watchOf(world)
    .find(account.id, region, seriesKey(namespace, name, dimensions))
    ?.reader();
  if (!read) return null;
  const last = Math.floor(now / HOUR_MS) * HOUR_MS;
  let peak: number | null = null;
  for (let from = last - LOOKBACK_DAYS * DAY_MS; from < last; from += HOUR_MS) {
    const sample = read(from, HOUR_MS);
    if (sample && (peak === null || sample.max > peak)) peak = sample.max;
  }
  return peak;
}

/** Cents, as the service tells amounts. */
export const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** Hours of a month, as AWS reckons prices per month. */
const MONTH_HOURS = 730;

/** What a month on a cheaper type saves where it runs all hours. */
export function savingsOpportunity(now: number, then: number, priceFactor = 1) {
  return {
    savingsOpportunityPercentage: cents((1 - then / now) * 100),
    estimatedMonthlySavings: { currency: 'USD', value: cents((now - then) * MONTH_HOURS * priceFactor) },
  };
}
