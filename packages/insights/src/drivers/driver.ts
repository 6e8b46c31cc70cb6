import type { Decimal } from '@smartcloudops/focus';

/**
 * Why a cost is another one than before. Those of usage that is there in both periods come from its factors: the length of the period ×
 * what is used in a unit of time of comparable usage types × the share of each in that × list price × negotiated discount × commitment
 * discount. By their names for people.
 */
export const DRIVER_NAMES = {
  /** The periods have different lengths. */
  'period-length': 'Period length',
  /** More or less is used in the same time. */
  volume: 'Volume',
  /** The same volume is made up of dearer or cheaper sizes, regions or operations. */
  mix: 'Mix',
  /** The public price per unit is another one, by a new price, a volume tier or a free tier. */
  'list-price': 'List price',
  /** The negotiated price moved against the list price. */
  'negotiated-discount': 'Negotiated discount',
  /** Commitments cover more or less of the usage, or save more or less on it. */
  'commitment-coverage': 'Commitments',
  /** Cost per unit changed, and the bill does not tell list from paid prices. */
  'unit-price': 'Unit price',
  /** Usage that the bill gives no quantity for. */
  usage: 'Usage',
  /** As much is used elsewhere: in another region or group. */
  moved: 'Moved',
  new: 'New',
  gone: 'Gone',
  /** Commitments that are paid for and not used. */
  'unused-commitments': 'Unused commitments',
  /** Upfront and recurring fees, support, marketplace subscriptions. */
  purchases: 'Purchases',
  credits: 'Credits',
  tax: 'Tax',
  /** Refunds and corrections of earlier bills. */
  corrections: 'Corrections',
} as const;
export type Driver = keyof typeof DRIVER_NAMES;

/** Exact amounts by driver; they add up to the change. Drivers without effect are left out. */
export type DriverAmounts = ReadonlyMap<Driver, Decimal>;
