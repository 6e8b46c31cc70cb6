import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import { decimalToNumber } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';
import { FOCUS_TABLE, pushdownWarehouse } from '@smartcloudops/warehouse/pushdown';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';
import type { AggregateQuery } from '@smartcloudops/warehouse';

import { billBatches } from '../../../warehouse/bench/generated-bill.ts';
import { duckdbEngine, writeParquet } from '../../../warehouse/test/duckdb-engine.ts';
import { MONTHS } from './load-bill.ts';

const AMOUNTS = ['BilledCost', 'EffectiveCost', 'ListCost'] as const;

/** The same bill as an export has it, in Parquet by billing period with doubles, and the push-down over it with DuckDB as its engine. */
export async function pushdownPeer(folder: string, series: readonly FocusRow[]) {
  const bill = path.join(folder, 'export');
  const started = performance.now();
  const rows = await writeExport(folder, bill, series);
  const seconds = (performance.now() - started) / 1000;
  const engine = await duckdbEngine(bill);
  const table = {
    ...{ connection: 'bench', engine, table: engine.table, dialect: FOCUS_TABLE, cap: null, maxBytes: 1e12 },
  };
  const base = openSqliteWarehouse({ path: path.join(folder, 'beside-export.db') });
  const configured = [{ connection: 'bench', source: engine.name, settings: '', open: () => table }];
  const { costs, close } = pushdownWarehouse(base, async () => configured, Date.now);
  const firstMs: number[] = [];
  // A table knows the present only.
  const ask = (query: AggregateQuery) => costs.aggregate({ ...query, asOf: null });
  return {
    loaded: { rows, seconds, megabytes: Math.round(sizeOf(bill) / 1e6) },
    ask,
    async first(query: AggregateQuery) {
      const before = performance.now();
      const answer = await ask(query);
      firstMs.push(performance.now() - before);
      return answer;
    },
    /** What the first answers took, and what Athena would have charged for them. */
    figures() {
      const dollars = engine.asked.reduce((sum, { bytesScanned }) => sum + Number(engine.price(bytesScanned)), 0);
      return {
        queries: engine.asked.length,
        scannedMegabytes: Math.round(engine.asked.reduce((sum, { bytesScanned }) => sum + bytesScanned, 0) / 1e6),
        dollars: dollars.toFixed(6),
        firstMs,
      };
    },
    close,
  };
}

/** Series are written once, amounts row by row; DuckDB joins them while it writes. */
async function writeExport(folder: string, bill: string, series: readonly FocusRow[]): Promise<number> {
  const seriesFolder = path.join(folder, 'series');
  await writeParquet(seriesFolder, [series]);
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  await db.run(
    `CREATE TABLE series AS SELECT row_number() OVER () AS i, * FROM read_parquet('${seriesFolder}/*/*.parquet')`
  );
  let rows = 0;
  for (const { start, end } of MONTHS) {
    await db.run(
      `CREATE OR REPLACE TABLE amount (i BIGINT, start BIGINT, ${AMOUNTS.map((name) => `"${name}" DOUBLE`).join(', ')})`
    );
    const appender = await db.createAppender('amount');
    for (const batch of billBatches(series, start, end)) {
      for (const [i, row] of batch.entries()) {
        appender.appendBigInt(BigInt(i + 1));
        appender.appendBigInt(BigInt(row.ChargePeriodStart));
        for (const name of AMOUNTS) appender.appendDouble(decimalToNumber(row[name] ?? 0n));
        appender.endRow();
      }
      rows += batch.length;
    }
    appender.closeSync();
    const month = new Date(start).toISOString().slice(0, 7);
    const into = path.join(bill, `billing_period=${month}`);
    mkdirSync(into, { recursive: true });
    const day = (ms: string) => `CAST(make_timestamp((${ms}) * 1000) AS TIMESTAMP_MS)`;
    const own = [...AMOUNTS, 'ChargePeriodStart', 'ChargePeriodEnd', 'BillingPeriodStart', 'BillingPeriodEnd'];
    await db.run(
      `COPY (SELECT series.* EXCLUDE (i, billing_period, ${own.map((name) => `"${name}"`).join(', ')}),
         ${AMOUNTS.map((name) => `amount."${name}"`).join(', ')}, ${day('start')} AS "ChargePeriodStart",
         ${day('start + 86400000')} AS "ChargePeriodEnd", ${day(String(monthStart(start)))} AS "BillingPeriodStart",
         ${day(String(nextMonth(start)))} AS "BillingPeriodEnd"
       FROM amount JOIN series USING (i)) TO '${into}/bill.parquet' (FORMAT parquet, COMPRESSION zstd)`
    );
  }
  db.closeSync();
  return rows;
}

const monthStart = (at: number) => Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth());
const nextMonth = (at: number) => Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth() + 1);

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const { size } = statSync(path.join(folder, name));
    return sum + (name.endsWith('.parquet') ? size : 0);
  }, 0);
