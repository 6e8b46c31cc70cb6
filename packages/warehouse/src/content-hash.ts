import { createHash } from 'node:crypto';

import { formatDecimal } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';

/** The columns in the order in which they are hashed. Appending a column changes every hash: bump VERSION then. */
const COLUMNS = [
  'BilledCost',
  'EffectiveCost',
  'ListCost',
  'ContractedCost',
  'BillingCurrency',
  'BillingPeriodStart',
  'BillingPeriodEnd',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'ProviderName',
  'PublisherName',
  'InvoiceIssuerName',
  'BillingAccountId',
  'BillingAccountName',
  'SubAccountId',
  'SubAccountName',
  'ServiceName',
  'ServiceCategory',
  'RegionId',
  'RegionName',
  'AvailabilityZone',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'SkuId',
  'SkuPriceId',
  'PricingCategory',
  'PricingUnit',
  'PricingQuantity',
  'ConsumedUnit',
  'ConsumedQuantity',
  'CommitmentDiscountId',
  'CommitmentDiscountType',
  'CommitmentDiscountStatus',
  'Tags',
  'x_UsageType',
  'x_Operation',
  'x_Estimated',
] as const satisfies readonly (keyof FocusRow)[];

const VERSION = 'focus-rows/1';
const MODULUS = 1n << 256n;

/** One spelling per charge, whatever file it came from. */
function canonicalRow(row: FocusRow): string {
  return JSON.stringify(
    COLUMNS.map((column) => {
      const value = row[column];
      if (typeof value === 'bigint') return formatDecimal(value);
      if (value !== null && typeof value === 'object') {
        return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      }
      return value;
    })
  );
}

export interface ContentHasher {
  add(rows: readonly FocusRow[]): void;
  /** Hexadecimal; may be read at any time. */
  digest(): string;
}

/**
 * A hash of a multiset of charges: the same rows in any order, from any file format, in any batches, give the same digest.
 * It is the sum of the rows' SHA-256 modulo 2^256 (so that order cannot matter and duplicates count), hashed with their number.
 */
export function contentHasher(): ContentHasher {
  let sum = 0n;
  let count = 0;
  return {
    add(rows) {
      for (const row of rows) {
        sum = (sum + BigInt(`0x${createHash('sha256').update(canonicalRow(row)).digest('hex')}`)) % MODULUS;
        count += 1;
      }
    },
    digest: () =>
      createHash('sha256')
        .update(`${VERSION}\n${count}\n${sum.toString(16)}`)
        .digest('hex'),
  };
}
