import type { Decimal } from './decimal.ts';

/**
 * One charge of a bill: the FOCUS 1.2 columns that the product reads. Times are epoch milliseconds UTC, period ends are
 * exclusive, absent values are null (never an empty string), money is exact. `x_` columns are ours.
 */
export interface FocusRow {
  readonly BilledCost: Decimal;
  readonly EffectiveCost: Decimal | null;
  readonly ListCost: Decimal | null;
  readonly ContractedCost: Decimal | null;
  readonly BillingCurrency: string;
  readonly BillingPeriodStart: number;
  readonly BillingPeriodEnd: number;
  readonly ChargePeriodStart: number;
  readonly ChargePeriodEnd: number;
  readonly ChargeCategory: string | null;
  readonly ChargeClass: string | null;
  readonly ChargeDescription: string | null;
  readonly ChargeFrequency: string | null;
  readonly ProviderName: string | null;
  readonly PublisherName: string | null;
  readonly InvoiceIssuerName: string | null;
  readonly BillingAccountId: string | null;
  readonly BillingAccountName: string | null;
  readonly SubAccountId: string | null;
  readonly SubAccountName: string | null;
  readonly ServiceName: string | null;
  readonly ServiceCategory: string | null;
  readonly RegionId: string | null;
  readonly RegionName: string | null;
  readonly AvailabilityZone: string | null;
  readonly ResourceId: string | null;
  readonly ResourceName: string | null;
  readonly ResourceType: string | null;
  readonly SkuId: string | null;
  readonly SkuPriceId: string | null;
  readonly PricingCategory: string | null;
  readonly PricingUnit: string | null;
  readonly PricingQuantity: Decimal | null;
  readonly ConsumedUnit: string | null;
  readonly ConsumedQuantity: Decimal | null;
  readonly CommitmentDiscountId: string | null;
  readonly CommitmentDiscountType: string | null;
  readonly CommitmentDiscountStatus: string | null;
  readonly Tags: Readonly<Record<string, string>> | null;
  readonly x_UsageType: string | null;
  readonly x_Operation: string | null;
  /** True while the provider may still change the charge (Cost Explorer's `Estimated`). */
  readonly x_Estimated: boolean;
}
