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
  'PricingUnit',
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
/** What no charge carries: it is looked up by the charge's account when a question is asked. */
export const JOINED_DIMENSIONS = ['x_OrganizationalUnit'] as const;
type JoinedDimension = (typeof JOINED_DIMENSIONS)[number];
export type Dimension = ColumnDimension | TagDimension | JoinedDimension;

export function isDimension(name: string): name is Dimension {
  return isChargeDimension(name) || (JOINED_DIMENSIONS as readonly string[]).includes(name);
}

/** Whether charges themselves carry it. */
export function isChargeDimension(name: string): name is ColumnDimension | TagDimension {
  return (DIMENSIONS as readonly string[]).includes(name) || (name.startsWith('Tags.') && name.length > 'Tags.'.length);
}
