import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DAY_MS, decimalFromNumber, emptyFocusRow } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';
import type { CostStore } from '@smartcloudops/warehouse';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

export interface BillLine {
  /** Start of the day, epoch ms. */
  readonly day: number;
  readonly amount: number;
  readonly known?: Partial<FocusRow>;
}

/** Runs a test on a real SQLite warehouse that holds the given charges. */
export async function withBill<Result>(
  lines: readonly BillLine[],
  run: (costs: CostStore) => Result | Promise<Result>,
  restates: { readonly from: number; readonly to: number } | null = null
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'insights-'));
  const warehouse = openSqliteWarehouse({ path: join(folder, 'warehouse.db') });
  try {
    const rows = lines.map(({ day, amount, known }) =>
      emptyFocusRow({
        BilledCost: decimalFromNumber(amount) ?? 0n,
        BillingCurrency: 'USD',
        ChargePeriodStart: day,
        ChargePeriodEnd: day + DAY_MS,
        ChargeCategory: 'Usage',
        ...known,
      })
    );
    await warehouse.costs.load(
      {
        connection: 'test',
        source: 'focus-file',
        dimensions: null,
        contentHash: null,
        restates,
        origin: 'test',
        loadedAt: 1,
      },
      [rows]
    );
    return await run(warehouse.costs);
  } finally {
    await warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
