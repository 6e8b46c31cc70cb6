import { statSync } from 'node:fs';

import { DuckDBDecimalValue, DuckDBInstance, DuckDBTimestampValue } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FocusRow } from '@smartcloudops/focus';
import type { AggregateQuery } from '@smartcloudops/warehouse';

import { billBatches } from '../../../warehouse/bench/generated-bill.ts';
import { MONTHS } from './load-bill.ts';

const TEXTS = [
  'SubAccountId',
  'SubAccountName',
  'ServiceName',
  'ServiceCategory',
  'RegionId',
  'ChargeCategory',
  'ResourceId',
  'x_UsageType',
] as const;
/** Digits of the generated amounts. */
const DIGITS = 13;
const TO_DIGITS = 10n ** BigInt(27 - DIGITS);

/** The same bill in DuckDB: one table, a row per charge, as a person would lay it out; it keeps no earlier versions. */
export async function duckdbPeer(path: string) {
  const instance = await DuckDBInstance.create(path);
  const db = await instance.connect();
  const columns = TEXTS.map((name) => `"${name}" VARCHAR`).join(', ');
  await db.run(`CREATE TABLE charge (day TIMESTAMP, ${columns}, team VARCHAR, billed DECIMAL(38,${DIGITS}))`);
  return {
    async load(series: readonly FocusRow[]) {
      const started = performance.now();
      let rows = 0;
      for (const { start, end } of MONTHS) {
        const appender = await db.createAppender('charge');
        for (const batch of billBatches(series, start, end)) {
          for (const row of batch) {
            appender.appendTimestamp(new DuckDBTimestampValue(BigInt(row.ChargePeriodStart) * 1000n));
            for (const name of TEXTS) appender.appendVarchar(row[name] ?? '');
            const team = row.Tags?.team;
            if (team === undefined) appender.appendNull();
            else appender.appendVarchar(team);
            appender.appendDecimal(new DuckDBDecimalValue(row.BilledCost / TO_DIGITS, 38, DIGITS));
            appender.endRow();
          }
          rows += batch.length;
        }
        appender.closeSync();
      }
      await db.run('CHECKPOINT');
      return { rows, seconds: (performance.now() - started) / 1000, megabytes: Math.round(statSync(path).size / 1e6) };
    },
    /** Exact total over all groups, in units of 1e-13. */
    async total(query: AggregateQuery): Promise<bigint> {
      const { rows } = await answer(db, query);
      return rows.reduce((sum, row) => sum + (row.at(-1) as { value: bigint }).value, 0n);
    },
    ask: (query: AggregateQuery) => answer(db, query),
    close: () => db.closeSync(),
  };
}

async function answer(db: DuckDBConnection, { from, to, grain, groupBy, filters }: AggregateQuery) {
  const column = (name: string) => (name === 'Tags.team' ? 'team' : `"${name}"`);
  const keys = [...(grain === 'total' ? [] : [`date_trunc('${grain}', day)`]), ...groupBy.map(column)];
  const where = filters.map(({ dimension, op, values }) => {
    const list = values.map((value) => `'${String(value).replaceAll("'", "''")}'`).join(', ');
    return `${column(dimension)} ${op === 'in' ? 'IN' : 'NOT IN'} (${list})`;
  });
  const span = `day >= make_timestamp(${from}000) AND day < make_timestamp(${to}000)`;
  const reader = await db.runAndReadAll(
    `SELECT ${[...keys, 'sum(billed)'].join(', ')} FROM charge WHERE ${[span, ...where].join(' AND ')} ${keys.length > 0 ? 'GROUP BY ALL' : ''}`
  );
  return { rows: reader.getRows() };
}
