import path from 'node:path';

import { shiftPeriod } from '@smartcloudops/focus';
import { FOCUS_TABLE, pushdownWarehouse } from '@smartcloudops/warehouse/pushdown';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { duckdbEngine, writeParquet } from '../../../warehouse/test/duckdb-engine.ts';
import { panelsOnly, quantile, timeAll } from '../warehouse/timings.ts';
import { BILL_END, companyBills } from './company-bill.ts';
import { monthAggregate, QUESTIONS } from './questions.ts';

/** Of the last month's export, with DuckDB in the part of the engine. */
export interface PushDownFigures {
  /** Every question once, nothing kept yet. */
  readonly firstSeconds: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly scannedMegabytes: number;
  /** What Athena would have charged for it. */
  readonly dollars: string;
}

/** Asks the same questions of the export itself. */
export async function pushDown(folder: string, accounts: number, repeat: number): Promise<PushDownFigures> {
  const bill = path.join(folder, 'export');
  let company = 0;
  for (const rows of companyBills(accounts, shiftPeriod(BILL_END, 'month', -1), BILL_END))
    await writeParquet(bill, rows, { name: `company-${company++}` });
  const engine = await duckdbEngine(bill);
  const table = {
    ...{ connection: 'bench', engine, table: engine.table, dialect: FOCUS_TABLE, cap: null, maxBytes: 1e12 },
  };
  const base = openSqliteWarehouse({ path: path.join(folder, 'beside-export.db') });
  const configured = [{ connection: 'bench', source: engine.name, settings: '', open: () => table }];
  const { costs, close } = pushdownWarehouse(base, async () => configured, Date.now);
  try {
    const started = performance.now();
    for (const { query } of QUESTIONS) await costs.aggregate(monthAggregate(query));
    const firstSeconds = Math.round((performance.now() - started) / 100) / 10;
    const scanned = engine.asked.reduce((sum, { bytesScanned }) => sum + bytesScanned, 0);
    const dollars = engine.asked.reduce((sum, { bytesScanned }) => sum + Number(engine.price(bytesScanned)), 0);
    const again = panelsOnly(await timeAll(QUESTIONS, repeat, ({ query }) => costs.aggregate(monthAggregate(query))));
    return {
      firstSeconds,
      p50Ms: quantile(again, 0.5),
      p95Ms: quantile(again, 0.95),
      scannedMegabytes: Math.round(scanned / 1e6),
      dollars: dollars.toFixed(6),
    };
  } finally {
    await close();
  }
}
