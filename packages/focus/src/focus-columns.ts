import type { ColumnTable } from './bill-columns.ts';

/**
 * The FOCUS columns that become a {@link FocusRow}, with the names that versions 0.5 to 1.3 and providers give them.
 * Source: the column definitions of the FOCUS specification (focus.finops.org), each version's changelog, and the table
 * dictionaries of AWS ("FOCUS 1.0/1.2 with AWS columns"), Microsoft, Google Cloud and Oracle.
 *
 * Required is what every version makes mandatory and without which money, time or the service would be a guess. Other
 * mandatory columns are missed with a notice, because published bills leave them out.
 */
export const FOCUS_COLUMNS = {
  BilledCost: { kind: 'money', names: ['BilledCost'], required: true, filled: true },
  EffectiveCost: { kind: 'money', names: ['EffectiveCost'], required: true },
  ListCost: { kind: 'money', names: ['ListCost'] },
  ContractedCost: { kind: 'money', names: ['ContractedCost'] },
  BillingCurrency: { kind: 'text', names: ['BillingCurrency'], required: true, filled: true },
  BillingPeriodStart: { kind: 'time', names: ['BillingPeriodStart'], required: true, filled: true },
  BillingPeriodEnd: { kind: 'time', names: ['BillingPeriodEnd'], required: true, filled: true },
  ChargePeriodStart: { kind: 'time', names: ['ChargePeriodStart'], required: true, filled: true },
  ChargePeriodEnd: { kind: 'time', names: ['ChargePeriodEnd'], required: true, filled: true },
  ChargeCategory: { kind: 'text', names: ['ChargeCategory', 'ChargeType'], required: true },
  ChargeClass: { kind: 'text', names: ['ChargeClass'] },
  ChargeDescription: { kind: 'text', names: ['ChargeDescription'] },
  ChargeFrequency: { kind: 'text', names: ['ChargeFrequency'] },
  ProviderName: { kind: 'text', names: ['ProviderName', 'ServiceProviderName', 'Provider'] },
  PublisherName: { kind: 'text', names: ['PublisherName', 'Publisher'] },
  InvoiceIssuerName: { kind: 'text', names: ['InvoiceIssuerName', 'InvoiceIssuer'] },
  BillingAccountId: { kind: 'text', names: ['BillingAccountId'], required: true },
  BillingAccountName: { kind: 'text', names: ['BillingAccountName'] },
  SubAccountId: { kind: 'text', names: ['SubAccountId'] },
  SubAccountName: { kind: 'text', names: ['SubAccountName'] },
  ServiceName: { kind: 'text', names: ['ServiceName'], required: true },
  ServiceCategory: { kind: 'text', names: ['ServiceCategory'] },
  RegionId: { kind: 'text', names: ['RegionId', 'Region'] },
  RegionName: { kind: 'text', names: ['RegionName'] },
  AvailabilityZone: { kind: 'text', names: ['AvailabilityZone'] },
  ResourceId: { kind: 'text', names: ['ResourceId'] },
  ResourceName: { kind: 'text', names: ['ResourceName'] },
  ResourceType: { kind: 'text', names: ['ResourceType'] },
  SkuId: { kind: 'text', names: ['SkuId'] },
  SkuPriceId: { kind: 'text', names: ['SkuPriceId'] },
  PricingCategory: { kind: 'text', names: ['PricingCategory'] },
  PricingUnit: { kind: 'text', names: ['PricingUnit'] },
  PricingQuantity: { kind: 'quantity', names: ['PricingQuantity'] },
  ConsumedUnit: { kind: 'text', names: ['ConsumedUnit', 'UsageUnit'] },
  ConsumedQuantity: { kind: 'quantity', names: ['ConsumedQuantity', 'UsageQuantity'] },
  CommitmentDiscountId: { kind: 'text', names: ['CommitmentDiscountId'] },
  CommitmentDiscountType: { kind: 'text', names: ['CommitmentDiscountType'] },
  CommitmentDiscountStatus: { kind: 'text', names: ['CommitmentDiscountStatus'] },
  Tags: { kind: 'tags', names: ['Tags'] },
  x_UsageType: { kind: 'text', names: ['x_UsageType'] },
  x_Operation: { kind: 'text', names: ['x_Operation'] },
} as const satisfies ColumnTable;

/** FOCUS columns up to version 1.3 that the product knows and does not read; anything else in a file is worth a notice. */
export const FOCUS_COLUMNS_NOT_READ: readonly string[] = [
  'AllocatedMethodDetails',
  'AllocatedMethodId',
  'AllocatedResourceId',
  'AllocatedResourceName',
  'AllocatedTags',
  'BillingAccountType',
  'CapacityReservationId',
  'CapacityReservationStatus',
  'ChargeSubcategory',
  'CommitmentDiscountCategory',
  'CommitmentDiscountName',
  'CommitmentDiscountQuantity',
  'CommitmentDiscountUnit',
  'ContractApplied',
  'ContractedUnitPrice',
  'HostProviderName',
  'InvoiceId',
  'ListUnitPrice',
  'PricingCurrency',
  'PricingCurrencyContractedUnitPrice',
  'PricingCurrencyEffectiveCost',
  'PricingCurrencyListUnitPrice',
  'ServiceSubcategory',
  'SkuMeter',
  'SkuPriceDetails',
  'SubAccountType',
];
