import { formatDecimal } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';

import { bench, bill, csv } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { importFile } from './import-file.ts';

let at: Bench;
beforeEach(() => (at = bench()));
afterEach(() => at.close());

const CUR = {
  bill_billing_period_start_date: '2024-09-01T00:00:00.000Z',
  bill_payer_account_id: '111122223333',
  line_item_usage_start_date: '2024-09-05T00:00:00.000Z',
  line_item_usage_end_date: '2024-09-05T01:00:00.000Z',
  line_item_currency_code: 'USD',
  line_item_product_code: 'AmazonEC2',
  line_item_line_item_type: 'Usage',
};

async function carried(rows: readonly Readonly<Record<string, string>>[]) {
  const { warehouse } = at;
  await importFile({ warehouse, clock: { now: () => 0 } }, at.write('bill.csv', csv(rows)));
  const groupBy: readonly Dimension[] = ['Tags.costCategory/BusinessUnit', 'Tags.team'];
  const shared = { connections: null, metric: 'BilledCost', filters: [], grain: 'total', asOf: null } as const;
  const { cells } = await warehouse.costs.aggregate({ ...shared, groupBy, from: 0, to: 4e12 });
  return {
    cells: cells.map(({ keys, amount }) => [...keys, formatDecimal(amount)]),
    keys: await warehouse.costs.tagKeys(null),
  };
}

test.each([
  [
    'CUR 2.0',
    [
      {
        ...CUR,
        line_item_unblended_cost: '5',
        cost_category: '{"BusinessUnit":"Shop"}',
        resource_tags: '{"user_team":"web"}',
      },
      { ...CUR, line_item_unblended_cost: '2', cost_category: '', resource_tags: '' },
    ],
  ],
  [
    'the legacy report',
    [
      { ...CUR, line_item_unblended_cost: '5', 'costCategory/BusinessUnit': 'Shop', 'resourceTags/user:team': 'web' },
      { ...CUR, line_item_unblended_cost: '2', 'costCategory/BusinessUnit': '', 'resourceTags/user:team': '' },
    ],
  ],
  [
    'FOCUS',
    bill([
      { BilledCost: '5', x_CostCategories: '{"BusinessUnit":"Shop"}' },
      { BilledCost: '2', x_CostCategories: '{}', Tags: '{}' },
    ]),
  ],
])('cost categories of %s are tags of their own beside those of people', async (_, rows) => {
  expect(await carried(rows)).toEqual({
    cells: [
      ['Shop', 'web', '5'],
      [null, null, '2'],
    ],
    keys: ['costCategory/BusinessUnit', 'team'],
  });
});
