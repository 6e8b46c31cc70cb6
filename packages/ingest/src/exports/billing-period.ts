import { DAY_MS, periodEnd } from '@smartcloudops/focus';

/** AWS closes a bill within days of the month's end; after so many nobody waits for invoice numbers any more. */
const SETTLED_DAYS = 45;
/** How long a bill that tells no invoice numbers is taken for open. */
const UNTOLD_DAYS = 10;

/** @param period `YYYY-MM` */
export const startOf = (period: string): number => Date.parse(`${period}-01T00:00:00Z`);
export const endOf = (period: string): number => periodEnd(startOf(period), 'month');

/** Whether charges without an invoice number may still get one, given when they were delivered. */
export const mayStillChange = (period: string, deliveredAt: number): boolean =>
  deliveredAt < endOf(period) + SETTLED_DAYS * DAY_MS;

/** Whether a bill that tells no invoice numbers is open at a moment. */
export const isYoung = (period: string, now: number): boolean => now < endOf(period) + UNTOLD_DAYS * DAY_MS;
