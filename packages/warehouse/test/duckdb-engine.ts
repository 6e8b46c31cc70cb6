import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { FOCUS_COLUMNS } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';

import { appendRows } from './append-rows.ts';
import { literal } from '../src/pushdown/index.ts';
import type { SqlAnswer, SqlEngine, SqlTable } from '../src/pushdown/index.ts';

/** Functions of Trino's dialect that DuckDB has by another name. */
const DIALECT = [
  "SET TimeZone = 'UTC'",
  'CREATE MACRO element_at(m, k) AS map_extract_value(m, k)',
  'CREATE MACRO to_unixtime(t) AS epoch(t)',
  'CREATE MACRO json_parse(t) AS CAST(t AS JSON)',
  'CREATE MACRO from_iso8601_timestamp(t) AS CAST(t AS TIMESTAMPTZ)',
];

/** DuckDB in the part of a distributed engine: the SQL that Trino is asked, over Parquet in folders by billing period. */
export interface DuckdbEngine extends SqlEngine {
  readonly table: SqlTable;
  /** What was asked, oldest first. */
  readonly asked: { readonly sql: string; readonly bytesScanned: number }[];
  /** Fails the next queries, until it is called with null. */
  fail(message: string | null): void;
}

/** @param folder with `billing_period=YYYY-MM/*.parquet` */
export async function duckdbEngine(folder: string): Promise<DuckdbEngine> {
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of DIALECT) await db.run(statement);
  await db.run('CREATE SCHEMA bill');
  await db.run('CREATE TABLE bill.file (path VARCHAR, modified TIMESTAMP, size BIGINT)');
  const read = `read_parquet(${literal(`${folder}/*/*.parquet`)}, hive_partitioning = true, hive_types_autocast = false, union_by_name = true, filename = true)`;
  const views = [
    `CREATE OR REPLACE VIEW bill.charges AS SELECT * EXCLUDE (filename) FROM ${read}`,
    `CREATE OR REPLACE VIEW bill."charges of files" AS SELECT charge.*, file.path AS "$path", file.modified AS "$file_modified_time",
       file.size AS "$file_size" FROM ${read} AS charge JOIN bill.file AS file ON file.path = charge.filename`,
  ];
  const asked: DuckdbEngine['asked'] = [];
  let failure: string | null = null;

  /** What an engine that reads columns by themselves scans: the named columns of the files of the named billing periods. */
  async function scanned(sql: string): Promise<number> {
    let bytes = 0;
    for (const { file } of await filesOf(folder)) {
      const period = /billing_period=([^/]+)/.exec(file)?.[1] ?? '';
      if (/\d{4}-\d{2}'/.test(sql) && sql.includes('IN (') && !sql.includes(`'${period}'`)) continue;
      const columns = await texts(
        db,
        `SELECT path_in_schema, CAST(sum(total_compressed_size) AS varchar) FROM parquet_metadata(${literal(file)}) GROUP BY 1`
      );
      for (const [name, size] of columns.rows)
        if (sql.toLowerCase().includes(`"${(name ?? '').split(',')[0]?.toLowerCase()}"`)) bytes += Number(size);
    }
    return bytes;
  }

  return {
    name: 'duckdb',
    operation: 'duckdb:query',
    files: { path: '"$path"', modified: '"$file_modified_time"', size: '"$file_size"' },
    table: { schema: 'bill', name: 'charges' },
    asked,
    fail: (message) => void (failure = message),
    /** As Athena: $5 per TiB, 10 MiB at least. */
    price: (bytes) => ((5 * Math.max(10, Math.ceil(bytes / 2 ** 20))) / 2 ** 20).toFixed(9),
    limit: async () => null,
    async query(sql) {
      if (failure !== null) throw Object.assign(new Error(failure), { bytesScanned: 0 });
      await db.run('DELETE FROM bill.file');
      for (const { file, modified, size } of await filesOf(folder))
        await db.run(`INSERT INTO bill.file VALUES (${literal(file)}, make_timestamp(${modified}000), ${size})`);
      for (const view of views) await db.run(view);
      const answer = await texts(db, sql.includes('"$path"') ? sql.replace('"charges"', '"charges of files"') : sql);
      const bytesScanned = await scanned(sql);
      asked.push({ sql, bytesScanned });
      return { ...answer, bytesScanned };
    },
    async columns() {
      await db.run(views[0] ?? '');
      const { rows } = await texts(db, 'SELECT column_name, lower(column_type) FROM (DESCRIBE bill.charges)');
      return rows.map(([name, type]) => ({ name: (name ?? '').toLowerCase(), type: type ?? '' }));
    },
    close: async () => db.closeSync(),
  };
}

async function filesOf(folder: string) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => {
      const file = path.join(folder, name);
      const { mtimeMs, size } = statSync(file);
      return { file, modified: Math.floor(mtimeMs), size };
    });
}

async function texts(db: DuckDBConnection, sql: string): Promise<Pick<SqlAnswer, 'columns' | 'rows'>> {
  const reader = await db.runAndReadAll(sql);
  const rows = reader.getRowsJS().map((row) => row.map((cell) => (cell === null ? null : String(cell))));
  return { columns: reader.columnNames(), rows };
}

/** How amounts are written. */
export type AmountType = 'DOUBLE' | 'DECIMAL(38,15)' | 'VARCHAR';

/** Writes charges as an export does: a Parquet file per billing period, or more when it is called again with another name. */
export async function writeParquet(
  folder: string,
  rows: Iterable<readonly FocusRow[]>,
  { amounts = 'DOUBLE', name = 'part-0' }: { readonly amounts?: AmountType; readonly name?: string } = {}
): Promise<void> {
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  const columns = Object.entries(FOCUS_COLUMNS).map(([column, { kind }]) => [column, kind] as const);
  const types = {
    money: amounts,
    quantity: amounts,
    time: 'TIMESTAMP_MS',
    text: 'VARCHAR',
    tags: 'MAP(VARCHAR, VARCHAR)',
  };
  await db.run(
    `CREATE TABLE charge (${columns.map(([column, kind]) => `"${column}" ${kind === 'tags' ? 'VARCHAR' : types[kind]}`).join(', ')})`
  );
  await appendRows(db, columns, rows, amounts);
  const periods = await texts(db, "SELECT DISTINCT strftime(BillingPeriodStart, '%Y-%m') FROM charge ORDER BY 1");
  for (const [period] of periods.rows) {
    const into = path.join(folder, `billing_period=${period}`);
    mkdirSync(into, { recursive: true });
    const select = columns.map(([column, kind]) =>
      kind === 'tags' ? `CAST(CAST("${column}" AS JSON) AS MAP(VARCHAR, VARCHAR)) AS "${column}"` : `"${column}"`
    );
    await db.run(
      `COPY (SELECT ${select.join(', ')} FROM charge WHERE strftime(BillingPeriodStart, '%Y-%m') = ${literal(period ?? '')})
       TO ${literal(path.join(into, `${name}.parquet`))} (FORMAT parquet)`
    );
  }
  db.closeSync();
}
