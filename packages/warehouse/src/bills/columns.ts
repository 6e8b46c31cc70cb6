import type { ColumnDimension, Dimension } from '@smartcloudops/focus';

/**
 * How the dimensions of a charge are laid out. A `profile` is a distinct combination of the dimensions that dashboards group by
 * (and the tag set); a `series` is a profile plus the dimensions of single resources and prices. Charges repeat hour by hour with
 * the same series, so a fact is little more than a series number, a time and amounts.
 */
const BASE = [
  'ProviderName',
  'PublisherName',
  'InvoiceIssuerName',
  'BillingAccountId',
  'BillingAccountName',
  'BillingCurrency',
  'ChargeCategory',
] as const satisfies readonly ColumnDimension[];
const SERVICE = ['ServiceName', 'ServiceCategory'] as const satisfies readonly ColumnDimension[];
const ACCOUNT = ['SubAccountId', 'SubAccountName'] as const satisfies readonly ColumnDimension[];
const REGION = ['RegionId', 'RegionName'] as const satisfies readonly ColumnDimension[];

export const PROFILE_COLUMNS = [
  ...BASE,
  ...SERVICE,
  ...ACCOUNT,
  ...REGION,
  'ChargeClass',
  'ChargeFrequency',
  'PricingCategory',
  'CommitmentDiscountType',
  'CommitmentDiscountStatus',
] as const satisfies readonly ColumnDimension[];

export const SERIES_COLUMNS = [
  'AvailabilityZone',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ChargeDescription',
  'SkuId',
  'SkuPriceId',
  'PricingUnit',
  'ConsumedUnit',
  'CommitmentDiscountId',
  'x_UsageType',
  'x_Operation',
] as const;

/**
 * The rollups, each a set of profile columns; the first holds all of them and is made from the facts, the others from the first.
 * A question is answered from the smallest that has every dimension it names. The order is part of the file format: append only.
 */
export const CUBES: readonly { readonly columns: ReadonlySet<string>; readonly tags: boolean }[] = [
  { columns: new Set(PROFILE_COLUMNS), tags: true },
  { columns: new Set([...BASE, ...SERVICE, ...ACCOUNT, ...REGION]), tags: false },
  { columns: new Set([...BASE, ...SERVICE, ...ACCOUNT]), tags: false },
  { columns: new Set([...BASE, ...SERVICE]), tags: false },
  { columns: new Set([...BASE, ...ACCOUNT]), tags: false },
  { columns: new Set([...BASE, ...REGION]), tags: false },
  { columns: new Set(BASE), tags: true },
];

/** Levels of a load's blocks: the facts, and per cube the sums by day (the cube's number) and by month. */
export const FACTS = -1;
export const monthly = (cube: number): number => cube + 100;

export function cubeHas(cube: number, dimension: Dimension): boolean {
  const { columns, tags } = CUBES[cube] ?? { columns: new Set<string>(), tags: false };
  return dimension.startsWith('Tags.') ? tags : columns.has(dimension);
}
