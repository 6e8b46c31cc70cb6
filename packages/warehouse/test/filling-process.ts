/** A process that stores loads of 2000 charges until it is refused or has so many: `node filling-process.ts PATH MOST`. */
import { DAY_MS, emptyFocusRow } from '@smartcloudops/focus';
import { isWarehouseError } from '@smartcloudops/warehouse';
import type { Warehouse } from '@smartcloudops/warehouse';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

const [path = '', most = '1'] = process.argv.slice(2);
const START = Date.UTC(2024, 8, 1);
const MANIFEST = { connection: 'c', source: 's', dimensions: null, contentHash: null, restates: null };
const QUESTION = {
  connections: null,
  metric: 'BilledCost',
  groupBy: [],
  filters: [],
  grain: 'total',
  asOf: null,
} as const;
const charges = (load: number) =>
  Array.from({ length: 2000 }, (_, i) =>
    emptyFocusRow({
      BilledCost: 1n,
      BillingCurrency: 'USD',
      ChargePeriodStart: START + (i % 30) * DAY_MS,
      ChargePeriodEnd: START + (i % 30) * DAY_MS + DAY_MS,
      ResourceId: `resource ${load} ${i}`,
    })
  );

/** Loads that were acknowledged, of this process or an earlier one; why there are no more; the charges that are there then. */
const told = { loads: 0, code: 'ok', message: '', charges: 0 };
let warehouse: Warehouse | null = null;
try {
  warehouse = openSqliteWarehouse({ path });
  for (; told.loads < Number(most); told.loads++) {
    await warehouse.costs.load({ ...MANIFEST, origin: `${told.loads}`, loadedAt: told.loads }, [charges(told.loads)]);
  }
} catch (thrown) {
  told.code = isWarehouseError(thrown) ? thrown.code : 'none';
  told.message = String(thrown);
}
if (warehouse) {
  const { cells } = await warehouse.costs.aggregate({ ...QUESTION, from: START, to: START + 31 * DAY_MS });
  told.charges = cells[0]?.charges ?? 0;
  await warehouse.close();
}
process.stdout.write(`${JSON.stringify(told)}\n`);
