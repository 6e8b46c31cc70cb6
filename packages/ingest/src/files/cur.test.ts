import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import { formatDecimal } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';

import { bench, csv } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { importFile } from './import-file.ts';

jest.setTimeout(30_000);

let at: Bench;
beforeEach(() => (at = bench()));
afterEach(() => at.close());

const load = (path: string) => importFile({ warehouse: at.warehouse, clock: { now: () => 0 } }, path);
const cells = async (...groupBy: Dimension[]) =>
  (
    await at.warehouse.costs.aggregate({
      connections: null,
      metric: 'BilledCost',
      groupBy,
      filters: [],
      from: 0,
      to: 4e12,
      grain: 'total',
      asOf: null,
    })
  ).cells
    .map(({ keys, amount }) => [...keys, formatDecimal(amount)].join(' '))
    .sort();

/** One line of each kind that is amortised in its own way. */
const LINES: readonly Readonly<Record<string, string>>[] = [
  { line_item_line_item_type: 'Usage', line_item_unblended_cost: '1.25', pricing_public_on_demand_cost: '1.25' },
  {
    line_item_line_item_type: 'SavingsPlanCoveredUsage',
    line_item_unblended_cost: '10',
    savings_plan_savings_plan_effective_cost: '7',
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
    savings_plan_used_commitment: '7',
    savings_plan_savings_plan_a_r_n: 'arn:sp',
  },
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
    reservation_unused_recurring_fee: '0.2',
    reservation_reservation_a_r_n: 'arn:ri',
  },
  {
    line_item_line_item_type: 'Fee',
    line_item_unblended_cost: '100',
    line_item_usage_type: 'HeavyUsage:t3.micro',
    reservation_reservation_a_r_n: 'arn:ri',
  },
  { line_item_line_item_type: 'Fee', line_item_unblended_cost: '15' },
  { line_item_line_item_type: 'Tax', line_item_unblended_cost: '2.5' },
  { line_item_line_item_type: 'Credit', line_item_unblended_cost: '-1' },
  { line_item_line_item_type: 'Refund', line_item_unblended_cost: '-2' },
];
const EFFECTIVE = { billed: '127.75', effective: '1.25 7 0 1 3.5 0.5 0 15 2.5 -1 -2' };

const COMMON: Readonly<Record<string, string>> = {
  bill_billing_period_start_date: '2024-09-01T00:00:00.000Z',
  bill_billing_period_end_date: '2024-10-01T00:00:00.000Z',
  bill_payer_account_id: '111122223333',
  line_item_usage_account_id: '444455556666',
  line_item_usage_start_date: '2024-09-05T00:00:00.000Z',
  line_item_usage_end_date: '2024-09-05T01:00:00.000Z',
  line_item_currency_code: 'USD',
  line_item_product_code: 'AmazonEC2',
  line_item_usage_amount: '1.5',
  line_item_usage_type: 'BoxUsage',
  line_item_legal_entity: 'Amazon Web Services, Inc.',
  pricing_unit: 'Hrs',
  product: '{"product_name":"Amazon Elastic Compute Cloud","region":"eu-west-1"}',
  resource_tags: '{"user_team":"web","aws_created_by":"x"}',
};
const COLUMNS = [...new Set([...Object.keys(COMMON), ...LINES.flatMap((line) => Object.keys(line))])];
const cur2 = LINES.map((line) =>
  Object.fromEntries(COLUMNS.map((column) => [column, line[column] ?? COMMON[column] ?? '']))
);

const sumOf = (texts: string) => String(texts.split(' ').reduce((sum, text) => sum + Number(text), 0));

test('CUR 2.0: unblended cost is billed, commitments are amortised to where they are used', async () => {
  const report = await load(at.write('cur.csv', csv(cur2)));
  expect(report.totals).toEqual({
    BilledCost: EFFECTIVE.billed,
    EffectiveCost: sumOf(EFFECTIVE.effective),
    ListCost: '1.25',
  });
  expect(await at.warehouse.costs.loads(null)).toMatchObject([{ source: 'cur-file', rows: LINES.length }]);
  expect(await cells('ServiceName')).toEqual(['Amazon Elastic Compute Cloud 127.75']);
  expect(await cells('RegionId')).toEqual(['eu-west-1 127.75']);
  expect(await cells('Tags.team')).toEqual(['web 127.75']);
  expect(await cells('Tags.aws:created_by')).toEqual(['x 127.75']);
  expect(await cells('ChargeCategory')).toEqual([
    'Adjustment -2',
    'Credit -1',
    'Purchase 127',
    'Tax 2.5',
    'Usage 1.25',
  ]);
  expect(await cells('CommitmentDiscountType', 'CommitmentDiscountStatus')).toContain('Savings Plan Unused 8');
});

/** `line_item_unblended_cost` as the legacy report writes it: `lineItem/UnblendedCost`. */
function legacyName(name: string): string {
  const known: Readonly<Record<string, string>> = { line_item: 'lineItem', savings_plan: 'savingsPlan' };
  const group =
    ['line_item', 'savings_plan', 'bill', 'pricing', 'reservation'].find((prefix) => name.startsWith(`${prefix}_`)) ??
    '';
  const rest = name
    .slice(group.length + 1)
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return `${known[group] ?? group}/${rest}`;
}

test('legacy CUR: the same charges under the old names, tags in columns of their own', async () => {
  await load(at.write('cur.csv', csv(cur2)));
  const legacy = cur2.map(({ product: _, resource_tags: __, ...line }) => ({
    ...Object.fromEntries(Object.entries(line).map(([name, value]) => [legacyName(name), value.replace('.000Z', 'Z')])),
    'product/ProductName': 'Amazon Elastic Compute Cloud',
    'product/region': 'eu-west-1',
    'resourceTags/user:team': 'web',
    'resourceTags/aws:created_by': 'x',
    'resourceTags/user:empty': '',
  }));
  expect(Object.keys(legacy[0] ?? {})).toContain('lineItem/UnblendedCost');
  expect(await load(at.write('legacy.csv', csv(legacy)))).toMatchObject({ state: 'unchanged', rows: LINES.length });
});

test('CUR 2.0 in Parquet, with maps and doubles', async () => {
  const text = at.write('cur.csv', csv(cur2));
  await load(text);
  const path = join(at.folder, 'cur.parquet');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const money = COLUMNS.filter((name) => /_cost|_fee|_date|commitment|amount$/.test(name) && !name.endsWith('_date'));
  const map = (name: string) => `json_transform(${name}, '"MAP(VARCHAR,VARCHAR)"') AS ${name}`;
  await connection.run(
    `COPY (SELECT * REPLACE (${money.map((name) => `${name}::DOUBLE AS ${name}`).join(', ')}, ${map('product')}, ${map('resource_tags')},
       line_item_usage_start_date::TIMESTAMP AS line_item_usage_start_date) FROM read_csv('${text}', all_varchar=true)) TO '${path}' (FORMAT parquet)`
  );
  connection.closeSync();
  expect(await load(path)).toMatchObject({ state: 'unchanged', rows: LINES.length });
});

test('a report without the columns to amortise with says so and guesses nothing', async () => {
  const narrow = cur2.map((line) =>
    Object.fromEntries(Object.entries(line).filter(([name]) => !/^(savings_plan|reservation)_/.test(name)))
  );
  const report = await load(at.write('cur.csv', csv(narrow)));
  expect(report.totals['BilledCost']).toBe(EFFECTIVE.billed);
  expect(report.notices.join('\n')).toMatch(/EffectiveCost is empty in 5 of 11 rows \(first: line 3\)/);
});

test('a broken report is refused like any bill', async () => {
  const [first, ...rest] = cur2;
  await expect(
    load(at.write('a.csv', csv([...rest, { ...first, line_item_unblended_cost: 'free' }])))
  ).rejects.toMatchObject({
    code: 'INGEST_NOT_A_NUMBER',
    place: { column: 'line_item_unblended_cost', at: 12 },
  });
  const without = cur2.map(({ line_item_usage_start_date: _, ...line }) => line);
  await expect(load(at.write('b.csv', csv(without)))).rejects.toMatchObject({ code: 'INGEST_COLUMN_MISSING' });
});
