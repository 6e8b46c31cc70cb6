import type { Decimal } from '@smartcloudops/focus';

/**
 * Why a cost is another one than before. Those of usage that is there in both periods come from its factors: the days of the period ×
 * what a day uses of a service × the share of each usage type in that × list price × negotiated discount × commitment discount.
 */
export const DRIVERS = [
  /** The periods have different lengths. */
  'period-length',
  /** More or less of a service is used a day. */
  'volume',
  /** The same volume is made up of dearer or cheaper usage types, regions or operations. */
  'mix',
  /** The provider's public price per unit changed. */
  'list-price',
  /** The negotiated price moved against the list price. */
  'negotiated-discount',
  /** Commitments cover more or less of the usage, or save more or less on it. */
  'commitment-coverage',
  /** Cost per unit changed, and the bill does not tell list from paid prices. */
  'unit-price',
  /** Usage that the bill gives no quantity for. */
  'usage',
  'new',
  'gone',
  /** Commitments that are paid for and not used. */
  'unused-commitments',
  /** Upfront and recurring fees, support, marketplace subscriptions. */
  'purchases',
  'credits',
  'tax',
  /** Refunds and corrections of earlier bills. */
  'corrections',
] as const;
export type Driver = (typeof DRIVERS)[number];

/** Exact amounts by driver; they add up to the change. Drivers without effect are left out. */
export type DriverAmounts = ReadonlyMap<Driver, Decimal>;
