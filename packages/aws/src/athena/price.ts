import { DECIMAL_SCALE, formatDecimal, parseDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import { AwsError } from '../errors.ts';

const MEGABYTE = 2 ** 20;
const MEGABYTES_PER_TERABYTE = 2n ** 20n;
const NANO_DOLLAR = 10n ** BigInt(DECIMAL_SCALE - 9);
/** Every query that is charged at all is charged for so much. */
const LEAST_MEGABYTES = 10;

/**
 * US dollars per terabyte scanned, where it was read. Source: AWS price list of AmazonAthena, usage type DataScannedInTB; a
 * terabyte is 1024 GB, as AWS Pricing Calculator reckons.
 */
const PRICES: Readonly<Record<string, string>> = { 'us-east-1': '5', 'eu-west-1': '5', 'ap-southeast-1': '5' };

/** Nearly every region has the price of the others; some are dearer. What is not known is taken for dear, never for cheap. */
const DEAR = '10';

/** US dollars per terabyte scanned: as set, as known, else more than is likely. */
export function pricePerTerabyte(region: string, set?: string): { readonly price: string; readonly known: boolean } {
  if (set === undefined) return { price: PRICES[region] ?? DEAR, known: region in PRICES };
  const price = parseDecimal(set);
  if (price === null || price < 0n) {
    throw new AwsError('AWS_SETTING_WRONG', `The price of a terabyte scanned is ${JSON.stringify(set)}, not a number.`);
  }
  return { price: formatDecimal(price), known: true };
}

/**
 * What a query costs that scanned so many bytes, US dollars: rounded up to a megabyte, 10 MB at least. Queries that fail and
 * statements that define tables cost nothing; a query that is cancelled costs what it scanned until then.
 * Source: Amazon Athena pricing, "SQL queries".
 */
export function priceOfScan(bytesScanned: number, dollarsPerTerabyte: string): Decimal {
  const megabytes = Math.max(LEAST_MEGABYTES, Math.ceil(bytesScanned / MEGABYTE));
  const exact = (parseDecimal(dollarsPerTerabyte) ?? 0n) * BigInt(megabytes);
  const step = MEGABYTES_PER_TERABYTE * NANO_DOLLAR;
  // Up to the next billionth of a dollar, so that we never count less than is charged.
  return ((exact + step - 1n) / step) * NANO_DOLLAR;
}
