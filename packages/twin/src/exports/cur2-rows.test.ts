import { formatDecimal, parseDecimal } from '@smartcloudops/focus';

import { NOW, callOf } from '../../test/fixture.ts';
import { readCsv } from '../../test/read-csv.ts';
import { getCostAndUsage } from '../services/cost-explorer/get-cost-and-usage.ts';
import { DAY_MS, HOUR_MS } from '../world/calendar.ts';
import { createWorld } from '../world/create-world.ts';
import type { View } from '../world/view.ts';
import { viewAt } from '../world/view.ts';
import { CUR2_COLUMNS } from './cur2-columns.ts';
import { exportFiles } from './export-files.ts';

type Row = Readonly<Record<string, string>>;
interface CostAnswer {
  readonly ResultsByTime: readonly {
    readonly TimePeriod: { readonly Start: string };
    readonly Groups: readonly {
      readonly Keys: readonly string[];
      readonly Metrics: Readonly<Record<string, { readonly Amount: string }>>;
    }[];
  }[];
}

const exact = (text: string | undefined) => parseDecimal(text || '0') ?? 0n;
const NOVEMBER = 2026 * 12 + 10;

/** Accounts with a Savings Plan, reservations, a private rate, credits and a seller. */
const world = createWorld({ now: NOW, days: 60, accounts: 4 });
const views = new Map<number, View>();
function viewOf(now: number): View {
  const view = views.get(now) ?? viewAt(world, now);
  views.set(now, view);
  return view;
}

const rowsAt = (now: number, month = NOVEMBER) =>
  exportFiles({ bucket: 'b', prefix: '', name: 'x', format: 'cur2' }, viewOf(now), month).flatMap(readCsv);

/** The amortised cost, as AWS's documentation reads it from a CUR. */
function amortised(row: Row): bigint {
  switch (row['line_item_line_item_type']) {
    case 'SavingsPlanCoveredUsage':
      return exact(row['savings_plan_savings_plan_effective_cost']);
    case 'SavingsPlanRecurringFee':
      return exact(row['savings_plan_total_commitment_to_date']) - exact(row['savings_plan_used_commitment']);
    case 'SavingsPlanNegation':
      return 0n;
    case 'DiscountedUsage':
      return exact(row['reservation_effective_cost']);
    case 'RIFee':
      return exact(row['reservation_unused_recurring_fee']);
    default:
      return exact(row['line_item_unblended_cost']);
  }
}

const METRICS: Record<string, (row: Row) => bigint> = {
  UnblendedCost: (row) => exact(row['line_item_unblended_cost']),
  BlendedCost: (row) => exact(row['line_item_blended_cost']),
  NetUnblendedCost: (row) => exact(row['line_item_net_unblended_cost']),
  AmortizedCost: amortised,
  UsageQuantity: (row) => exact(row['line_item_usage_amount']),
};

const DIMENSIONS: Record<string, (row: Row) => string> = {
  LINKED_ACCOUNT: (row) => row['line_item_usage_account_id'] ?? '',
  REGION: (row) => row['product_region_code'] || 'NoRegion',
  USAGE_TYPE: (row) => row['line_item_usage_type'] ?? '',
  OPERATION: (row) => row['line_item_operation'] || 'NoOperation',
  RECORD_TYPE: (row) =>
    (row['line_item_product_code'] === 'AWSSupportBusiness' ? 'Support fee' : row['line_item_line_item_type']) ?? '',
  AZ: (row) => row['line_item_availability_zone'] || 'NoAZ',
  TAG: (row) => `team$${(JSON.parse(row['resource_tags'] || '{}') as Row)['user_team'] ?? ''}`,
};

function fromFile(rows: readonly Row[], dimension: string, metric: string): Record<string, string> {
  const sums = new Map<string, bigint>();
  for (const row of rows) {
    const key = `${row['line_item_usage_start_date']?.slice(0, 10)} ${DIMENSIONS[dimension]?.(row)}`;
    sums.set(key, (sums.get(key) ?? 0n) + (METRICS[metric]?.(row) ?? 0n));
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n).map(([key, sum]) => [key, formatDecimal(sum)]));
}

function fromCostExplorer(now: number, dimension: string, metric: string, month = '2026-11'): Record<string, string> {
  const group = dimension === 'TAG' ? { Type: 'TAG', Key: 'team' } : { Type: 'DIMENSION', Key: dimension };
  const End = month === '2026-11' ? '2026-12-01' : '2026-11-01';
  const input = {
    TimePeriod: { Start: `${month}-01`, End },
    Granularity: 'DAILY',
    Metrics: [metric],
    GroupBy: [group],
  };
  const settings = { pageGroups: 1_000_000, multiYear: false, externalId: null, issue: () => undefined };
  const sums: Record<string, string> = {};
  for (const { TimePeriod, Groups } of (
    getCostAndUsage(callOf(input, { settings, now, world, view: () => viewOf(now) })) as CostAnswer
  ).ResultsByTime) {
    for (const { Keys, Metrics } of Groups) {
      const amount = exact(Metrics[metric]?.Amount);
      if (amount !== 0n) sums[`${TimePeriod.Start} ${Keys[0]}`] = formatDecimal(amount);
    }
  }
  return sums;
}

test.each([
  ['in the running month', NOW, '2026-11'],
  ['while late charges arrive and one day is restated', NOW - 6 * DAY_MS - 9 * HOUR_MS, '2026-11'],
  ['after the month has closed', NOW, '2026-10'],
])('a file ties to Cost Explorer to the last digit, by every grouping and metric: %s', (_when, now, month) => {
  const rows = rowsAt(now, NOVEMBER - (month === '2026-10' ? 1 : 0));
  expect(rows.length).toBeGreaterThan(3000);
  for (const dimension of Object.keys(DIMENSIONS)) {
    for (const metric of Object.keys(METRICS)) {
      expect(fromFile(rows, dimension, metric)).toEqual(fromCostExplorer(now, dimension, metric, month));
    }
  }
});

test('rows have every column of CUR 2.0, an identity of their own, and an invoice once the month has closed', () => {
  const open = rowsAt(NOW);
  expect(Object.keys(open[0] ?? {})).toEqual(CUR2_COLUMNS.map(({ name }) => name));
  expect(CUR2_COLUMNS).toHaveLength(114);
  expect(new Set(open.map((row) => row['identity_line_item_id'])).size).toBe(open.length);
  expect(new Set(open.map((row) => row['bill_invoice_id']))).toEqual(new Set(['']));

  const closed = Date.UTC(2026, 11, 6);
  const before = rowsAt(closed - 1, NOVEMBER);
  expect(new Set(before.map((row) => row['bill_invoice_id']))).toEqual(new Set(['']));
  const after = rowsAt(closed, NOVEMBER);
  const invoices = new Map(after.map((row) => [row['line_item_legal_entity'], row['bill_invoice_id']]));
  expect([...invoices.values()].every((id) => /^\d{10}$/.test(id ?? ''))).toBe(true);
  expect(new Set(invoices.values()).size).toBe(2);
});

test('a row says what AWS says: product, tags and commitments', () => {
  const rows = rowsAt(NOW);
  expect([...new Set(rows.map((row) => row['line_item_line_item_type']))].sort()).toEqual([
    'DiscountedUsage',
    'Fee',
    'PrivateRateDiscount',
    'RIFee',
    'SavingsPlanCoveredUsage',
    'SavingsPlanNegation',
    'SavingsPlanRecurringFee',
    'Tax',
    'Usage',
  ]);
  const volume = rows.find((row) => row['line_item_usage_type'] === 'EBS:VolumeUsage.gp2');
  expect(volume).toMatchObject({
    bill_bill_type: 'Anniversary',
    bill_billing_entity: 'AWS',
    bill_billing_period_start_date: '2026-11-01T00:00:00Z',
    bill_billing_period_end_date: '2026-12-01T00:00:00Z',
    identity_time_interval: '2026-11-01T00:00:00Z/2026-11-02T00:00:00Z',
    line_item_product_code: 'AmazonEC2',
    line_item_currency_code: 'USD',
    line_item_resource_id: expect.stringMatching(/^vol-/),
    pricing_term: 'OnDemand',
    product_servicecode: 'AmazonEC2',
  });
  expect(JSON.parse(volume?.['product'] ?? '')).toMatchObject({ product_name: 'Amazon Elastic Compute Cloud' });
  expect(JSON.parse(volume?.['resource_tags'] ?? '')).toMatchObject({ user_env: 'prod' });
  const tax = rows.find((row) => row['line_item_line_item_type'] === 'Tax');
  expect(tax).toMatchObject({ line_item_tax_type: 'USSalesTax', line_item_usage_end_date: '2026-12-01T00:00:00Z' });
  const covered = rows.find((row) => row['line_item_line_item_type'] === 'SavingsPlanCoveredUsage');
  expect(covered?.['savings_plan_savings_plan_a_r_n']).toMatch(/^arn:aws:savingsplans::/);
  expect(covered?.['reservation_reservation_a_r_n']).toBe('');
});
