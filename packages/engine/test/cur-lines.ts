/** One line of each kind that is amortised in its own way. */
const LINES: readonly Readonly<Record<string, string>>[] = [
  { line_item_line_item_type: 'Usage', line_item_unblended_cost: '1.25', pricing_public_on_demand_cost: '1.5' },
  { line_item_line_item_type: 'Usage', line_item_unblended_cost: '0.0000000123', pricing_term: 'Spot' },
  {
    line_item_line_item_type: 'SavingsPlanCoveredUsage',
    line_item_unblended_cost: '10',
    savings_plan_savings_plan_effective_cost: '7.1',
    savings_plan_savings_plan_a_r_n: 'arn:sp',
  },
  {
    line_item_line_item_type: 'SavingsPlanNegation',
    line_item_unblended_cost: '-10',
    savings_plan_savings_plan_a_r_n: 'arn:sp',
  },
  {
    line_item_line_item_type: 'SavingsPlanRecurringFee',
    line_item_unblended_cost: '8',
    savings_plan_total_commitment_to_date: '8',
    savings_plan_used_commitment: '7.1',
    savings_plan_savings_plan_a_r_n: 'arn:sp',
  },
  { line_item_line_item_type: 'SavingsPlanUpfrontFee', line_item_unblended_cost: '30' },
  {
    line_item_line_item_type: 'DiscountedUsage',
    line_item_unblended_cost: '0',
    reservation_effective_cost: '3.5',
    reservation_reservation_a_r_n: 'arn:ri',
  },
  {
    line_item_line_item_type: 'RIFee',
    line_item_unblended_cost: '4',
    reservation_unused_amortized_upfront_fee_for_billing_period: '0.3',
    reservation_reservation_a_r_n: 'arn:ri',
  },
  { line_item_line_item_type: 'RIFee', line_item_unblended_cost: '4', line_item_usage_type: 'HeavyUsage:t3.micro' },
  {
    line_item_line_item_type: 'Fee',
    line_item_unblended_cost: '100',
    line_item_usage_type: 'HeavyUsage:t3.micro',
    reservation_reservation_a_r_n: 'arn:ri',
  },
  { line_item_line_item_type: 'Fee', line_item_unblended_cost: '90', line_item_usage_type: 'HeavyUsage:t3.micro' },
  { line_item_line_item_type: 'Fee', line_item_unblended_cost: '15', line_item_legal_entity: 'A Seller' },
  { line_item_line_item_type: 'Tax', line_item_unblended_cost: '2.5', bill_invoicing_entity: 'AWS EMEA SARL' },
  { line_item_line_item_type: 'Credit', line_item_unblended_cost: '-1', resource_tags: '', product: '{}' },
  { line_item_line_item_type: 'Refund', line_item_unblended_cost: '-2', cost_category: '{"Unit":"shared"}' },
  { line_item_line_item_type: 'EdpDiscount', line_item_unblended_cost: '-0.7', line_item_legal_entity: '' },
];

const COMMON: Readonly<Record<string, string>> = {
  bill_billing_period_start_date: '2024-09-01T00:00:00.000Z',
  bill_billing_period_end_date: '2024-10-01T00:00:00.000Z',
  bill_payer_account_id: '111122223333',
  bill_invoicing_entity: '',
  line_item_usage_account_id: '444455556666',
  line_item_usage_start_date: '2024-09-05T00:00:00.000Z',
  line_item_usage_end_date: '2024-09-05T01:00:00.000Z',
  line_item_currency_code: 'USD',
  line_item_product_code: 'AmazonEC2',
  line_item_usage_amount: '1.5',
  line_item_usage_type: 'BoxUsage',
  line_item_legal_entity: 'Amazon Web Services, Inc.',
  pricing_unit: 'Hrs',
  product: '{"product_name":"Amazon Elastic Compute Cloud","region":"eu-west-1","sku":"ABC"}',
  resource_tags: '{"user_team":"web","aws_created_by":"x","environment":"prod"}',
  cost_category: '{"Unit":"retail"}',
};
const COLUMNS = [...new Set([...Object.keys(COMMON), ...LINES.flatMap((line) => Object.keys(line))])];

/** A Cost and Usage Report 2.0 in CSV. */
export function curLines(): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = LINES.map((line) => COLUMNS.map((column) => line[column] ?? COMMON[column] ?? ''));
  return [COLUMNS, ...rows].map((fields) => `${fields.map(quoted).join(',')}\n`).join('');
}
