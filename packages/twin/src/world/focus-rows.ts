import type { FocusRow } from '@smartcloudops/focus';

import { at, moneyToDecimal, usageToDecimal } from './amount.ts';
import { isEstimated } from './arrival.ts';
import { DAY_MS, dayOf, firstDayOf, monthOf } from './calendar.ts';
import { regionOf } from './catalog/regions.ts';
import type { Line, RecordType } from './line.ts';
import { hex } from './random.ts';
import type { View } from './view.ts';
import { viewAt } from './view.ts';
import type { World } from './world.ts';

export interface FocusRange {
  /** Epoch ms, inclusive; charges whose period starts in [from, to). Default: all that is known. */
  readonly from?: number;
  readonly to?: number;
  /** The bill as it stood at this time. Default: the world's now. */
  readonly asOf?: number;
}

const USAGE: ReadonlySet<RecordType> = new Set(['Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage']);
/** Cost Explorer books these beside the usage; FOCUS has them in the usage's own row. */
const FOLDED: ReadonlySet<RecordType> = new Set(['SavingsPlanNegation', 'PrivateRateDiscount']);
const WHOLE_MONTH: ReadonlySet<RecordType> = new Set(['Tax', 'Support fee', 'RIFee']);

const CATEGORY: Partial<Record<RecordType, string>> = {
  Tax: 'Tax',
  Credit: 'Credit',
  Fee: 'Purchase',
  RIFee: 'Purchase',
  SavingsPlanRecurringFee: 'Purchase',
  'Support fee': 'Purchase',
};

function frequencyOf(recordType: RecordType): string {
  if (USAGE.has(recordType)) return 'Usage-Based';
  return ['Fee', 'Credit', 'Refund'].includes(recordType) ? 'One-Time' : 'Recurring';
}

function pricingCategoryOf(line: Line): string | null {
  if (line.recordType === 'Tax' || line.recordType === 'Credit' || line.recordType === 'Refund') return null;
  if (line.commitment) return 'Committed';
  return line.purchaseType === 'Spot Instances' ? 'Dynamic' : 'Standard';
}

type Fixed = Omit<
  FocusRow,
  | 'BilledCost'
  | 'EffectiveCost'
  | 'ListCost'
  | 'ContractedCost'
  | 'BillingPeriodStart'
  | 'BillingPeriodEnd'
  | 'ChargePeriodStart'
  | 'ChargePeriodEnd'
  | 'PricingQuantity'
  | 'ConsumedQuantity'
  | 'x_Estimated'
>;

/** The columns that are the same for every day of a line. */
function fixedOf(line: Line, payer: Line['account']): Fixed {
  const pricingCategory = pricingCategoryOf(line);
  const sku = pricingCategory === null ? null : hex(line.key, 16).toUpperCase();
  const isUsage = USAGE.has(line.recordType);
  return {
    BillingCurrency: 'USD',
    ChargeCategory: CATEGORY[line.recordType] ?? 'Usage',
    ChargeClass: line.recordType === 'Refund' ? 'Correction' : null,
    ChargeDescription: line.description,
    ChargeFrequency: frequencyOf(line.recordType),
    ProviderName: 'AWS',
    PublisherName: line.seller,
    InvoiceIssuerName: 'Amazon Web Services, Inc.',
    BillingAccountId: payer.id,
    BillingAccountName: payer.name,
    SubAccountId: line.account.id,
    SubAccountName: line.account.name,
    ServiceName: line.service,
    ServiceCategory: line.category,
    RegionId: line.region,
    RegionName: line.region === null ? null : regionOf(line.region).name,
    AvailabilityZone: line.availabilityZone,
    ResourceId: line.resource?.id ?? null,
    ResourceName: line.resource?.name ?? null,
    ResourceType: line.resource?.type ?? null,
    SkuId: sku,
    SkuPriceId: sku === null ? null : `${sku}.JRTCKXETXF`,
    PricingCategory: pricingCategory,
    PricingUnit: pricingCategory === null ? null : line.unit,
    ConsumedUnit: isUsage ? line.unit : null,
    CommitmentDiscountId: line.commitment?.id ?? null,
    CommitmentDiscountType: line.commitment?.type ?? null,
    CommitmentDiscountStatus: isUsage && line.commitment ? 'Used' : null,
    Tags: line.tags,
    x_UsageType: line.usageType,
    x_Operation: line.operation === '' ? null : line.operation,
  };
}

function periodOf(line: Line, day: number) {
  const month = monthOf(day);
  const monthEnd = firstDayOf(month + 1) * DAY_MS;
  return {
    BillingPeriodStart: firstDayOf(month) * DAY_MS,
    BillingPeriodEnd: monthEnd,
    ChargePeriodStart: day * DAY_MS,
    ChargePeriodEnd: WHOLE_MONTH.has(line.recordType) ? monthEnd : (day + 1) * DAY_MS,
  };
}

/** The rows of one line on one day: none when nothing was charged, two for a Savings Plan's fee (bought, unused). */
function* rowsOf(line: Line, fixed: Fixed, day: number, view: View): Generator<FocusRow> {
  const index = day - view.world.firstDay;
  const shown = (values: Float64Array) => at(view.shown(line, values), index);
  const covered = line.recordType === 'SavingsPlanCoveredUsage';
  const billed = covered ? 0 : shown(line.cost.NetUnblendedCost);
  const effective = shown(line.cost.NetAmortizedCost);
  const used = shown(line.usage);
  if (billed === 0 && effective === 0 && used === 0) return;
  const list = shown(line.list);
  const dates = { ...periodOf(line, day), x_Estimated: isEstimated(day, view.asOf) };
  const quantity = usageToDecimal(used);
  const committed = line.commitment !== null && USAGE.has(line.recordType);
  const row: FocusRow = {
    ...fixed,
    ...dates,
    BilledCost: moneyToDecimal(billed),
    EffectiveCost: moneyToDecimal(effective),
    ListCost: moneyToDecimal(list),
    ContractedCost: moneyToDecimal(committed ? list : billed),
    PricingQuantity: fixed.PricingUnit === null ? null : quantity,
    ConsumedQuantity: USAGE.has(line.recordType) ? quantity : null,
  };
  if (line.recordType !== 'SavingsPlanRecurringFee') {
    yield row;
    return;
  }
  yield { ...row, EffectiveCost: 0n };
  if (effective === 0) return;
  yield {
    ...row,
    BilledCost: 0n,
    ListCost: 0n,
    ContractedCost: 0n,
    ChargeCategory: 'Usage',
    ChargeFrequency: 'Usage-Based',
    CommitmentDiscountStatus: 'Unused',
    PricingQuantity: null,
  };
}

/**
 * The bill as FOCUS rows, day by day, one per resource and charge. They tie to Cost Explorer to the last digit:
 * over any of account, service, region, usage type, tag and day, BilledCost adds up to NetUnblendedCost and
 * EffectiveCost to NetAmortizedCost; over account, service, region, usage type and day also to UnblendedCost and
 * AmortizedCost, as discounts are booked beside what they discount.
 */
export function* focusRows(world: World, range: FocusRange = {}): Generator<FocusRow> {
  const view = viewAt(world, range.asOf ?? world.now);
  const payer = world.accounts[0];
  if (!payer) return;
  const from = Math.max(world.firstDay, range.from === undefined ? -Infinity : Math.ceil(range.from / DAY_MS));
  const to = Math.min(view.today + 1, world.endDay, range.to === undefined ? Infinity : dayOf(range.to - 1) + 1);
  const lines = world.lines
    .filter((line) => !FOLDED.has(line.recordType))
    .map((line) => ({ line, fixed: fixedOf(line, payer) }));
  for (let day = from; day < to; day++) {
    for (const { line, fixed } of lines) yield* rowsOf(line, fixed, day, view);
  }
}
