import type { BillValues, FocusRow } from '@smartcloudops/focus';

import { chargeKind } from '../charge-kind.ts';
import { categoryTag } from '../cost-categories/category-tag.ts';
import type { CUR_COLUMNS } from './columns.ts';
import { effectiveCost } from './effective-cost.ts';

/** One line of a Cost and Usage Report. */
export type CurValues = BillValues<typeof CUR_COLUMNS>;

/**
 * A line of a Cost and Usage Report as a charge. BilledCost is the unblended cost: it is what the invoice adds up.
 * ContractedCost is not in the report. The line may still change while its invoice has no number, but a report does not
 * always carry the number, so `x_Estimated` stays false.
 */
export function curToFocus(line: CurValues): FocusRow {
  const kind = chargeKind(line.lineItemType);
  const start = line.periodStart ?? 0;
  const used =
    line.lineItemType === 'RIFee' || line.lineItemType === 'SavingsPlanRecurringFee'
      ? 'Unused'
      : kind.CommitmentDiscountStatus;
  return {
    ...kind,
    BilledCost: line.unblendedCost ?? 0n,
    EffectiveCost: effectiveCost(line),
    ListCost: line.onDemandCost,
    ContractedCost: null,
    BillingCurrency: line.currency ?? '',
    BillingPeriodStart: start,
    BillingPeriodEnd: line.periodEnd ?? nextMonth(start),
    ChargePeriodStart: line.usageStart ?? 0,
    ChargePeriodEnd: line.usageEnd ?? 0,
    ChargeDescription: line.description,
    ProviderName: 'AWS',
    PublisherName: line.legalEntity ?? 'Amazon Web Services, Inc.',
    InvoiceIssuerName: line.invoicingEntity ?? line.legalEntity ?? 'Amazon Web Services, Inc.',
    BillingAccountId: line.payerAccountId,
    BillingAccountName: line.payerAccountName,
    SubAccountId: line.usageAccountId,
    SubAccountName: line.usageAccountName,
    ServiceName: line.productName ?? fromProduct(line, 'product_name') ?? line.productCode,
    ServiceCategory: null,
    RegionId: line.regionCode ?? fromProduct(line, 'region'),
    RegionName: line.location ?? fromProduct(line, 'location'),
    AvailabilityZone: line.availabilityZone,
    ResourceId: line.resourceId,
    ResourceName: null,
    ResourceType: line.productFamily ?? fromProduct(line, 'product_family'),
    SkuId: line.sku ?? fromProduct(line, 'sku'),
    SkuPriceId: line.rateCode,
    PricingCategory: line.pricingTerm === 'Spot' ? 'Dynamic' : kind.PricingCategory,
    PricingUnit: line.pricingUnit,
    PricingQuantity: line.usageAmount,
    ConsumedUnit: line.pricingUnit,
    ConsumedQuantity: line.usageAmount,
    CommitmentDiscountId: line.reservationArn ?? line.savingsPlanArn,
    CommitmentDiscountStatus: used,
    Tags: tagsOf(line),
    x_UsageType: line.usageType,
    x_Operation: line.operation,
    x_Estimated: false,
  };
}

function fromProduct(line: CurValues, key: string): string | null {
  return line.product?.[key] || null;
}

/** AWS bills by calendar month. */
function nextMonth(start: number): number {
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

/** Tags and cost categories; null when the report has neither. */
function tagsOf({ tags, costCategories }: CurValues): FocusRow['Tags'] {
  if (!tags && !costCategories) return null;
  return Object.fromEntries([
    ...Object.entries(tags ?? {}).map(([key, value]) => [plainTagKey(key), value] as const),
    ...Object.entries(costCategories ?? {}).map(([name, value]) => [categoryTag(name), value] as const),
  ]);
}

/** FOCUS has a user's tag keys without prefix and the provider's with theirs: `user:team` → `team`, `aws_createdBy` → `aws:createdBy`. */
function plainTagKey(key: string): string {
  return key.replace(/^user[:_]/, '').replace(/^aws_/, 'aws:');
}
