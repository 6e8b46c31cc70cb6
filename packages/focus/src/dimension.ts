/** Text columns of a {@link FocusRow} by which charges can be grouped and filtered. */
export const DIMENSIONS = [
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
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'PricingCategory',
  'SkuId',
  'CommitmentDiscountId',
  'CommitmentDiscountType',
  'CommitmentDiscountStatus',
  'BillingCurrency',
  'x_UsageType',
  'x_Operation',
] as const;
export type ColumnDimension = (typeof DIMENSIONS)[number];

/** A tag key as a dimension, written `Tags.<key>`: `Tags.team`. */
export type TagDimension = `Tags.${string}`;
export type Dimension = ColumnDimension | TagDimension;

export function isDimension(name: string): name is Dimension {
  return (DIMENSIONS as readonly string[]).includes(name) || (name.startsWith('Tags.') && name.length > 'Tags.'.length);
}
