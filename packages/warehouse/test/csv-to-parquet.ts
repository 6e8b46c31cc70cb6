import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import type { ColumnKind, ColumnTable } from '@smartcloudops/focus';

import { identifier, literal } from '../src/pushdown/sql-text.ts';

const READ: Readonly<Record<ColumnKind, (column: string) => string>> = {
  money: (column) => `CAST(${column} AS DOUBLE)`,
  quantity: (column) => `CAST(${column} AS DOUBLE)`,
  time: (column) => `CAST(CAST(${column} AS TIMESTAMPTZ) AS TIMESTAMP)`,
  tags: (column) => `CAST(CAST(${column} AS JSON) AS MAP(VARCHAR, VARCHAR))`,
  text: (column) => column,
};

/** Writes a bill of a CSV file as an export of the same kind does: in Parquet, typed, in a folder by billing period. */
export async function csvToParquet(file: string, folder: string, columns: ColumnTable, period: string): Promise<void> {
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  await db.run("SET TimeZone = 'UTC'");
  const bill = `read_csv(${literal(file)}, all_varchar = true, header = true, nullstr = ['NULL', ''])`;
  const names = (await db.runAndReadAll(`DESCRIBE SELECT * FROM ${bill}`)).getRowsJS().map(([name]) => String(name));
  const kindOf = (name: string) => Object.values(columns).find((spec) => spec.names.includes(name))?.kind ?? 'text';
  const select = names.map((name) => `${READ[kindOf(name)](identifier(name))} AS ${identifier(name)}`).join(', ');
  const month = `substr(${identifier(period)}, 1, 7)`;
  const periods = (await db.runAndReadAll(`SELECT DISTINCT ${month} FROM ${bill}`)).getRowsJS();
  for (const [label] of periods) {
    const into = path.join(folder, `billing_period=${String(label)}`);
    mkdirSync(into, { recursive: true });
    await db.run(
      `COPY (SELECT ${select} FROM ${bill} WHERE ${month} = ${literal(String(label))})
       TO ${literal(path.join(into, 'bill.parquet'))} (FORMAT parquet)`
    );
  }
  db.closeSync();
}
