import type { ColumnDimension, Dimension, FocusRow } from '@smartcloudops/focus';

import { chargeKind } from '../charge-kind.ts';
import { categoryOfTag } from '../cost-categories/category-tag.ts';
import { regionName } from '../region.ts';

/** A way to break the bill down: Cost Explorer groups by two keys at most. */
export interface Cut {
  readonly name: string;
  readonly groupBy: readonly { readonly Type: 'DIMENSION' | 'TAG' | 'COST_CATEGORY'; readonly Key: string }[];
  /** What the first key says; the second one is the service, or the other way round by `groupBy`. */
  readonly dimensions: readonly Dimension[];
  /** Columns of a charge from its group's keys; `names` are the descriptions of accounts. */
  columns(keys: readonly string[], names: ReadonlyMap<string, string>): Partial<FocusRow>;
}

/** Columns that are the same for every charge that Cost Explorer tells of. */
export const CONSTANTS = { ProviderName: 'AWS', InvoiceIssuerName: 'Amazon Web Services, Inc.' } as const;
export const ALWAYS: readonly ColumnDimension[] = [
  'ProviderName',
  'InvoiceIssuerName',
  'BillingCurrency',
  'ServiceName',
];

const SERVICE = { Type: 'DIMENSION', Key: 'SERVICE' } as const;

const BY_ACCOUNT: Cut = {
  name: 'service-account',
  groupBy: [SERVICE, { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' }],
  dimensions: [...ALWAYS, 'SubAccountId', 'SubAccountName'],
  columns: ([service, account], names) => ({
    ServiceName: text(service),
    SubAccountId: text(account),
    SubAccountName: text(names.get(account ?? '')),
  }),
};

const BY_REGION: Cut = {
  name: 'service-region',
  groupBy: [SERVICE, { Type: 'DIMENSION', Key: 'REGION' }],
  dimensions: [...ALWAYS, 'RegionId', 'RegionName'],
  columns: ([service, region]) => {
    const RegionId = region === 'NoRegion' ? null : text(region);
    return { ServiceName: text(service), RegionId, RegionName: regionName(RegionId) };
  },
};

const BY_CHARGE: Cut = {
  name: 'service-charge',
  groupBy: [SERVICE, { Type: 'DIMENSION', Key: 'RECORD_TYPE' }],
  dimensions: [
    ...ALWAYS,
    'ChargeCategory',
    'ChargeClass',
    'ChargeDescription',
    'ChargeFrequency',
    'PricingCategory',
    'CommitmentDiscountType',
    'CommitmentDiscountStatus',
  ],
  columns: ([service, recordType]) => ({
    ...chargeKind(recordType ?? null),
    ServiceName: text(service),
    ChargeDescription: text(recordType),
  }),
};

const TAG = 'tag:';

function byTag(key: string): Cut {
  const category = categoryOfTag(key);
  const asked = category ?? key;
  return {
    name: `${TAG}${key}`,
    groupBy: [SERVICE, { Type: category === null ? 'TAG' : 'COST_CATEGORY', Key: asked }],
    dimensions: [...ALWAYS, `Tags.${key}`],
    // Cost Explorer writes `key$value`, and `key$` for what has no such tag.
    columns: ([service, tag = '']) => {
      const value = tag.slice(asked.length + 1);
      return { ServiceName: text(service), Tags: value === '' ? null : Object.fromEntries([[key, value]]) };
    },
  };
}

const FIXED = [BY_ACCOUNT, BY_REGION, BY_CHARGE] as const;

export function cutNames(tagKeys: readonly string[]): readonly string[] {
  return [...FIXED.map((cut) => cut.name), ...tagKeys.map((key) => `${TAG}${key}`)];
}

/** @throws RangeError for a name that {@link cutNames} does not give */
export function cutNamed(name: string): Cut {
  const fixed = FIXED.find((cut) => cut.name === name);
  if (fixed) return fixed;
  if (name.startsWith(TAG) && name.length > TAG.length) return byTag(name.slice(TAG.length));
  throw new RangeError(`Cost Explorer has no cut named ${name}`);
}

function text(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
