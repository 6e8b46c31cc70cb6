import { DAY_MS, periodEnd, periodStart } from '@smartcloudops/focus';
import type { Aggregate } from '@smartcloudops/warehouse';

/** Data that end this much before now are an old bill, not a late one. */
const STALE_DAYS = 3;
/** Estimated days this recent are still filling up. */
const PROVISIONAL_DAYS = 2;

export interface ForecastWindow {
  /** First day that is forecast: the first that is unknown, unfinished or provisional. */
  readonly origin: number;
  readonly month: { readonly start: number; readonly end: number };
  readonly stale: boolean;
}

/**
 * Where the known ends and the forecast begins, and which month is asked about.
 *
 * Providers mark a whole running month as estimated, yet its older days hardly change; only estimated days of the last two are
 * left out, and today. When the data end long before now, the question is about the month in which they end.
 * @returns null when nothing is loaded
 */
export function forecastWindow(aggregate: Aggregate, now: number): ForecastWindow | null {
  const { from, to } = aggregate.coverage;
  if (from === null || to === null) return null;
  const today = periodStart(now, 'day');
  const known = Math.min(periodStart(to, 'day'), today);
  const { estimatedFrom } = aggregate;
  const origin =
    estimatedFrom === null ? known : Math.min(known, Math.max(estimatedFrom, today - PROVISIONAL_DAYS * DAY_MS));
  const stale = now - to > STALE_DAYS * DAY_MS;
  const moment = stale ? origin : today;
  return { origin, month: { start: periodStart(moment, 'month'), end: periodEnd(moment, 'month') }, stale };
}
