import { DAY_MS, emptyFocusRow } from '@smartcloudops/focus';
import type { Dimension, FocusRow } from '@smartcloudops/focus';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bookedCells } from './booked-charges.ts';

const DAY = Date.UTC(2026, 2, 1);
const row = (ServiceName: string, SubAccountId: string, ChargeCategory: string, BilledCost: bigint): FocusRow =>
  emptyFocusRow({
    BilledCost,
    BillingCurrency: 'USD',
    ChargePeriodStart: DAY,
    ChargePeriodEnd: DAY + DAY_MS,
    ServiceName,
    SubAccountId,
    ChargeCategory,
  });
const BILL = [
  row('compute', 'a', 'Usage', 50n),
  row('compute', 'a', 'Credit', -5n),
  row('Tax', 'a', 'Tax', 3n),
  row('Tax', 'b', 'Tax', 1n),
  row('storage', 'b', 'Usage', 20n),
];

test('where only another cut knows categories, services that bill nothing else are booked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'booked-'));
  const warehouse = openSqliteWarehouse({ path: join(folder, 'warehouse.db') });
  try {
    const load = async (dimensions: readonly Dimension[]) =>
      warehouse.costs.load(
        {
          connection: 'test',
          source: 'cost-explorer',
          dimensions: [...dimensions, 'BillingCurrency'],
          contentHash: null,
          restates: { from: DAY, to: DAY + DAY_MS },
          origin: 'test',
          loadedAt: 1,
        },
        [
          BILL.map((one) => ({
            ...one,
            SubAccountId: dimensions.includes('SubAccountId') ? one.SubAccountId : null,
            ChargeCategory: dimensions.includes('ChargeCategory') ? one.ChargeCategory : null,
          })),
        ]
      );
    await load(['ServiceName', 'SubAccountId']);
    await load(['ServiceName', 'ChargeCategory']);
    const ask = async (groupBy: readonly Dimension[]) => {
      const query = {
        connections: null,
        metric: 'BilledCost',
        groupBy,
        filters: [],
        from: DAY,
        to: DAY + DAY_MS,
        grain: 'day',
        asOf: null,
      } as const;
      const cells = await bookedCells(warehouse.costs, query, (await warehouse.costs.aggregate(query)).cells);
      return cells?.map(({ keys, charge, amount }) => [...keys, charge, amount]).sort();
    };
    expect(await ask(['SubAccountId'])).toEqual([
      ['a', '["Tax"]', 3n],
      ['b', '["Tax"]', 1n],
    ]);
    expect(await ask(['ServiceName'])).toEqual([
      ['Tax', '["Tax","Tax"]', 4n],
      ['compute', '["compute","Credit"]', -5n],
    ]);
  } finally {
    await warehouse.close();
    rmSync(folder, { recursive: true });
  }
});
