/** Releases of the FinOps Open Cost and Usage Specification that can be read. */
export const FOCUS_VERSIONS = ['1.0', '1.1', '1.2'] as const;
export type FocusVersion = (typeof FOCUS_VERSIONS)[number];

export interface SpecifiedColumn {
  /** `decimal`: exact number; `datetime`: UTC, ISO 8601; `json`: an object. Absent is null, never empty text. */
  readonly type: 'text' | 'decimal' | 'datetime' | 'json';
  /** Whether a data set must have the column: always, when the provider knows the concept, or by recommendation. */
  readonly level: 'mandatory' | 'conditional' | 'recommended';
  readonly nullable: boolean;
  /** The first of the readable releases that has it. */
  readonly since: FocusVersion;
}

/**
 * Every column of FOCUS 1.2, in the order of the specification.
 * @see https://focus.finops.org/focus-specification/v1-2/
 */
export const FOCUS_SPECIFICATION = {
  AvailabilityZone: { type: 'text', level: 'recommended', nullable: true, since: '1.0' },
  BilledCost: { type: 'decimal', level: 'mandatory', nullable: false, since: '1.0' },
  BillingAccountId: { type: 'text', level: 'mandatory', nullable: false, since: '1.0' },
  BillingAccountName: { type: 'text', level: 'mandatory', nullable: true, since: '1.0' },
  BillingAccountType: { type: 'text', level: 'conditional', nullable: false, since: '1.2' },
  BillingCurrency: { type: 'text', level: 'mandatory', nullable: false, since: '1.0' },
  BillingPeriodEnd: { type: 'datetime', level: 'mandatory', nullable: false, since: '1.0' },
  BillingPeriodStart: { type: 'datetime', level: 'mandatory', nullable: false, since: '1.0' },
  CapacityReservationId: { type: 'text', level: 'conditional', nullable: true, since: '1.1' },
  CapacityReservationStatus: { type: 'text', level: 'conditional', nullable: true, since: '1.1' },
  ChargeCategory: { type: 'text', level: 'mandatory', nullable: false, since: '1.0' },
  ChargeClass: { type: 'text', level: 'mandatory', nullable: true, since: '1.0' },
  ChargeDescription: { type: 'text', level: 'mandatory', nullable: true, since: '1.0' },
  ChargeFrequency: { type: 'text', level: 'recommended', nullable: false, since: '1.0' },
  ChargePeriodEnd: { type: 'datetime', level: 'mandatory', nullable: false, since: '1.0' },
  ChargePeriodStart: { type: 'datetime', level: 'mandatory', nullable: false, since: '1.0' },
  CommitmentDiscountCategory: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  CommitmentDiscountId: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  CommitmentDiscountName: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  CommitmentDiscountQuantity: { type: 'decimal', level: 'conditional', nullable: true, since: '1.1' },
  CommitmentDiscountStatus: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  CommitmentDiscountType: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  CommitmentDiscountUnit: { type: 'text', level: 'conditional', nullable: true, since: '1.1' },
  ConsumedQuantity: { type: 'decimal', level: 'conditional', nullable: true, since: '1.0' },
  ConsumedUnit: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  ContractedCost: { type: 'decimal', level: 'mandatory', nullable: false, since: '1.0' },
  ContractedUnitPrice: { type: 'decimal', level: 'conditional', nullable: true, since: '1.0' },
  EffectiveCost: { type: 'decimal', level: 'mandatory', nullable: false, since: '1.0' },
  InvoiceId: { type: 'text', level: 'recommended', nullable: true, since: '1.2' },
  InvoiceIssuerName: { type: 'text', level: 'mandatory', nullable: false, since: '1.0' },
  ListCost: { type: 'decimal', level: 'mandatory', nullable: false, since: '1.0' },
  ListUnitPrice: { type: 'decimal', level: 'conditional', nullable: true, since: '1.0' },
  PricingCategory: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  PricingCurrency: { type: 'text', level: 'conditional', nullable: true, since: '1.2' },
  PricingCurrencyContractedUnitPrice: { type: 'decimal', level: 'conditional', nullable: true, since: '1.2' },
  PricingCurrencyEffectiveCost: { type: 'decimal', level: 'conditional', nullable: true, since: '1.2' },
  PricingCurrencyListUnitPrice: { type: 'decimal', level: 'conditional', nullable: true, since: '1.2' },
  PricingQuantity: { type: 'decimal', level: 'mandatory', nullable: true, since: '1.0' },
  PricingUnit: { type: 'text', level: 'mandatory', nullable: true, since: '1.0' },
  ProviderName: { type: 'text', level: 'mandatory', nullable: false, since: '1.0' },
  PublisherName: { type: 'text', level: 'mandatory', nullable: false, since: '1.0' },
  RegionId: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  RegionName: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  ResourceId: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  ResourceName: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  ResourceType: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  ServiceCategory: { type: 'text', level: 'mandatory', nullable: false, since: '1.0' },
  ServiceName: { type: 'text', level: 'mandatory', nullable: false, since: '1.0' },
  ServiceSubcategory: { type: 'text', level: 'recommended', nullable: false, since: '1.1' },
  SkuId: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  SkuMeter: { type: 'text', level: 'conditional', nullable: true, since: '1.1' },
  SkuPriceDetails: { type: 'json', level: 'conditional', nullable: true, since: '1.1' },
  SkuPriceId: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  SubAccountId: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  SubAccountName: { type: 'text', level: 'conditional', nullable: true, since: '1.0' },
  SubAccountType: { type: 'text', level: 'conditional', nullable: true, since: '1.2' },
  Tags: { type: 'json', level: 'conditional', nullable: true, since: '1.0' },
} as const satisfies Readonly<Record<string, SpecifiedColumn>>;
export type SpecifiedColumnId = keyof typeof FOCUS_SPECIFICATION;

export function isSpecifiedColumn(name: string): name is SpecifiedColumnId {
  return Object.hasOwn(FOCUS_SPECIFICATION, name);
}

/** The columns that a release has. */
export function specifiedColumnsOf(version: FocusVersion): readonly SpecifiedColumnId[] {
  const known = FOCUS_VERSIONS.slice(0, FOCUS_VERSIONS.indexOf(version) + 1);
  return (Object.keys(FOCUS_SPECIFICATION) as SpecifiedColumnId[]).filter((id) =>
    known.includes(FOCUS_SPECIFICATION[id].since)
  );
}
