import type { FocusRow } from './focus-row.ts';

const ABSENT: Omit<
  FocusRow,
  | 'BilledCost'
  | 'BillingCurrency'
  | 'BillingPeriodStart'
  | 'BillingPeriodEnd'
  | 'ChargePeriodStart'
  | 'ChargePeriodEnd'
  | 'x_Estimated'
> = {
  EffectiveCost: null,
  ListCost: null,
  ContractedCost: null,
  ChargeCategory: null,
  ChargeClass: null,
  ChargeDescription: null,
  ChargeFrequency: null,
  ProviderName: null,
  PublisherName: null,
  InvoiceIssuerName: null,
  BillingAccountId: null,
  BillingAccountName: null,
  SubAccountId: null,
  SubAccountName: null,
  ServiceName: null,
  ServiceCategory: null,
  RegionId: null,
  RegionName: null,
  AvailabilityZone: null,
  ResourceId: null,
  ResourceName: null,
  ResourceType: null,
  SkuId: null,
  SkuPriceId: null,
  PricingCategory: null,
  PricingUnit: null,
  PricingQuantity: null,
  ConsumedUnit: null,
  ConsumedQuantity: null,
  CommitmentDiscountId: null,
  CommitmentDiscountType: null,
  CommitmentDiscountStatus: null,
  Tags: null,
  x_UsageType: null,
  x_Operation: null,
};

/** What every charge has: an amount, its currency and when it was incurred. */
export type RequiredCharge = Pick<FocusRow, 'BilledCost' | 'BillingCurrency' | 'ChargePeriodStart' | 'ChargePeriodEnd'>;

/**
 * A charge of which only the given columns are known; everything else is absent (null) and not estimated. The billing period
 * is the UTC calendar month in which the charge starts, unless given.
 * @example emptyFocusRow({ BilledCost: 5n * 10n ** 27n, BillingCurrency: 'USD', ChargePeriodStart, ChargePeriodEnd, ServiceName: 'Amazon S3' })
 */
export function emptyFocusRow(known: RequiredCharge & Partial<FocusRow>): FocusRow {
  const start = new Date(known.ChargePeriodStart);
  return {
    ...ABSENT,
    BillingPeriodStart: Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), 1),
    BillingPeriodEnd: Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1),
    x_Estimated: false,
    ...known,
  };
}
