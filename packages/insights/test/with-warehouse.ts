import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DAY_MS, decimalFromNumber, emptyFocusRow } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import type { BillLine } from './sqlite-bill.ts';

export interface Bill {
  readonly warehouse: Warehouse;
  /** States the days of the lines anew, from the first to the last. */
  load(lines: readonly BillLine[], connection?: string): Promise<void>;
}

/** Runs a test on an empty SQLite warehouse. */
export async function withWarehouse<Result>(run: (bill: Bill) => Result | Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'insights-'));
  const warehouse = openSqliteWarehouse({ path: join(folder, 'warehouse.db') });
  let loads = 0;
  try {
    return await run({
      warehouse,
      async load(lines, connection = 'prod') {
        const days = lines.map(({ day }) => day);
        const rows = lines.map(({ day, amount, known }) =>
          emptyFocusRow({
            BilledCost: decimalFromNumber(amount) ?? 0n,
            BillingCurrency: 'USD',
            ChargePeriodStart: day,
            ChargePeriodEnd: day + DAY_MS,
            ChargeCategory: 'Usage',
            ServiceName: 'S3',
            ...known,
          })
        );
        await warehouse.costs.load(
          {
            ...{ connection, source: 'focus-file', dimensions: null, contentHash: null, origin: 'test' },
            restates: { from: Math.min(...days), to: Math.max(...days) + DAY_MS },
            loadedAt: (loads += 1),
          },
          [rows]
        );
      },
    });
  } finally {
    await warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
