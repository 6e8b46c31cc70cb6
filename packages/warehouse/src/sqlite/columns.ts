import { COST_METRICS } from '@smartcloudops/focus';
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
export type ProfileColumn = (typeof PROFILE_COLUMNS)[number];

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
export const CUBES: readonly {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
  readonly tags: boolean;
}[] = [
  { name: 'profile', columns: new Set(PROFILE_COLUMNS), tags: true },
  { name: 'service-account-region', columns: new Set([...BASE, ...SERVICE, ...ACCOUNT, ...REGION]), tags: false },
  { name: 'service-account', columns: new Set([...BASE, ...SERVICE, ...ACCOUNT]), tags: false },
  { name: 'service', columns: new Set([...BASE, ...SERVICE]), tags: false },
  { name: 'account', columns: new Set([...BASE, ...ACCOUNT]), tags: false },
  { name: 'region', columns: new Set([...BASE, ...REGION]), tags: false },
  { name: 'tags', columns: new Set(BASE), tags: true },
];

/** Number of the monthly rollup of a cube; the daily one has the cube's own number. */
export const monthly = (cube: number): number => cube + 100;

export function cubeHas(cube: number, dimension: Dimension): boolean {
  const { columns, tags } = CUBES[cube] ?? { columns: new Set<string>(), tags: false };
  return dimension.startsWith('Tags.') ? tags : columns.has(dimension);
}

/** Columns of a sum: how many charges carry the metric, and the four limbs of the amount (see money.ts). */
export const SUM_COLUMNS = ['n', 'units', 'e9', 'e18', 'e27'] as const;

/** Every column of a rollup that holds sums, in order: `BilledCost_n`, `BilledCost_units`, … */
export const ROLLUP_SUMS: readonly string[] = COST_METRICS.flatMap((metric) =>
  SUM_COLUMNS.map((column) => `${metric}_${column}`)
);
