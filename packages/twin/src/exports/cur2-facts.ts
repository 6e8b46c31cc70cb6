import { formatDay } from '../world/calendar.ts';
import { regionOf } from '../world/catalog/regions.ts';
import type { Line, RecordType } from '../world/line.ts';
import { hex } from '../world/random.ts';
import type { Cur2Column } from './cur2-columns.ts';
import { productOf } from './product-code.ts';

export type Cur2Cells = Partial<Record<Cur2Column, string | null>>;

/** The CUR has support as a fee; otherwise it names charges as Cost Explorer does. */
const LINE_ITEM_TYPES: Partial<Record<RecordType, string>> = { 'Support fee': 'Fee' };

const FEES: ReadonlySet<RecordType> = new Set(['Tax', 'Support fee', 'Fee', 'Credit', 'Refund']);

/** A map column as the CSV has it: JSON; null when nothing is in it. */
function mapCell(entries: readonly (readonly [string, string | null])[]): string | null {
  const known = entries.filter(([, value]) => value !== null);
  return known.length === 0 ? null : JSON.stringify(Object.fromEntries(known));
}

function pricingTermOf(line: Line): string | null {
  if (FEES.has(line.recordType)) return null;
  if (line.purchaseType === 'Spot Instances') return 'Spot';
  return line.commitment?.type === 'Reserved' ? 'Reserved' : 'OnDemand';
}

function instanceFamilyOf(type: string): string {
  return /^(db\.|cache\.)?r/.test(type)
    ? 'Memory optimized'
    : /^c/.test(type)
      ? 'Compute optimized'
      : 'General purpose';
}

function product(line: Line): Cur2Cells {
  const { code, name } = productOf(line);
  const region = line.region === null ? null : regionOf(line.region);
  const sku = hex(line.key, 16).toUpperCase();
  const fee = FEES.has(line.recordType);
  return {
    line_item_product_code: code,
    product: mapCell([
      ['product_name', name],
      ['servicename', name],
      ['region', region?.id ?? null],
      ['operating_system', line.platform === 'Linux/UNIX' ? 'Linux' : null],
      ['database_engine', line.databaseEngine],
      ['tenancy', line.platform === null ? null : 'Shared'],
    ]),
    product_fee_description: line.recordType === 'Fee' ? line.description : null,
    product_instance_type: line.instanceType,
    product_instance_family: line.instanceType === null ? null : instanceFamilyOf(line.instanceType),
    product_location: region?.name ?? null,
    product_location_type: region === null ? null : 'AWS Region',
    product_operation: line.operation,
    product_pricing_unit: fee ? null : line.unit,
    product_product_family: line.resource?.type ?? null,
    product_region_code: region?.id ?? null,
    product_servicecode: code,
    product_sku: fee ? null : sku,
    product_usagetype: line.usageType,
    pricing_rate_code: fee ? null : `${sku}.JRTCKXETXF.6YS6EN2CT7`,
    pricing_rate_id: fee ? null : String(line.key),
  };
}

function commitment(line: Line): Cur2Cells {
  if (line.commitment === null) return {};
  const { id, type } = line.commitment;
  if (type === 'Reserved') {
    return {
      reservation_reservation_a_r_n: id,
      pricing_lease_contract_length: '1yr',
      pricing_offering_class: 'standard',
      pricing_purchase_option: 'No Upfront',
    };
  }
  return {
    savings_plan_savings_plan_a_r_n: id,
    savings_plan_offering_type: 'ComputeSavingsPlans',
    savings_plan_payment_option: 'No Upfront',
    savings_plan_purchase_term: '1yr',
    savings_plan_region: line.recordType === 'SavingsPlanRecurringFee' ? 'Any' : null,
  };
}

/** The cells of a line that are the same on every day of a month. @param categories the cost categories that it is of */
export function cur2Facts(
  line: Line,
  payer: Line['account'],
  period: { from: number; to: number },
  categories: readonly (readonly [string, string])[]
): Cur2Cells {
  return {
    bill_bill_type: line.recordType === 'Refund' ? 'Refund' : 'Anniversary',
    bill_billing_entity: line.billingEntity,
    bill_billing_period_start_date: `${formatDay(period.from)}T00:00:00Z`,
    bill_billing_period_end_date: `${formatDay(period.to)}T00:00:00Z`,
    bill_invoicing_entity: 'Amazon Web Services, Inc.',
    bill_payer_account_id: payer.id,
    bill_payer_account_name: payer.name,
    cost_category: mapCell(categories),
    line_item_availability_zone: line.availabilityZone,
    line_item_currency_code: 'USD',
    line_item_legal_entity: line.seller,
    line_item_line_item_description: line.description,
    line_item_line_item_type: LINE_ITEM_TYPES[line.recordType] ?? line.recordType,
    line_item_operation: line.operation,
    line_item_resource_id: line.resource?.id ?? null,
    line_item_tax_type: line.recordType === 'Tax' ? line.usageType : null,
    line_item_usage_account_id: line.account.id,
    line_item_usage_account_name: line.account.name,
    line_item_usage_type: line.usageType,
    pricing_currency: 'USD',
    pricing_term: pricingTermOf(line),
    pricing_unit: FEES.has(line.recordType) ? null : line.unit,
    resource_tags: mapCell(Object.entries(line.tags ?? {}).map(([key, value]) => [`user_${key}`, value])),
    ...product(line),
    ...commitment(line),
  };
}
