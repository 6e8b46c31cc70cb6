import { FOCUS_COLUMNS, decimalToNumber, formatDecimal } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';

import { literal } from '../../src/pushdown/index.ts';
import type { SqlEngine, SqlTable } from '../../src/pushdown/index.ts';
import type { Trino } from './trino-server.ts';

/** A table in memory that says itself which file a row is of. */
export function trinoEngine({ run }: Trino, table: SqlTable): SqlEngine {
  return {
    name: 'trino',
    operation: 'trino:query',
    files: { path: '"file_path"', modified: '"file_modified"', size: '"file_size"' },
    price: () => '0',
    limit: async () => null,
    query: async (sql) => ({ columns: [], rows: await run(sql), bytesScanned: 0 }),
    async columns() {
      const rows = await run(
        `SELECT column_name, data_type FROM memory.information_schema.columns WHERE table_schema = ${literal(table.schema)} AND table_name = ${literal(table.name)} ORDER BY ordinal_position`
      );
      return rows.map(([name, type]) => ({ name: name ?? '', type: type ?? '' }));
    },
    close: async () => undefined,
  };
}

const TYPES = { time: 'timestamp(3)', text: 'varchar', tags: 'map(varchar, varchar)' };

const OF_FILES = [
  ['billing_period', 'varchar'],
  ['file_path', 'varchar'],
  ['file_modified', 'timestamp(3)'],
  ['file_size', 'bigint'],
] as const;

/** Makes a table of charges in memory. @param amounts how they are written: `double`, `decimal(38,15)` or `varchar` */
export async function fillTrino(
  { run }: Trino,
  { schema, name }: SqlTable,
  rows: readonly FocusRow[],
  amounts: 'double' | 'decimal(38,15)' | 'varchar'
): Promise<void> {
  const columns = Object.entries(FOCUS_COLUMNS);
  const typed: (readonly [column: string, type: string])[] = [
    ...columns.map(([column, { kind }]) => [column, kind in TYPES ? TYPES[kind as 'text'] : amounts] as const),
    ...OF_FILES,
  ];
  const place = `memory.${schema}."${name}"`;
  const cast = typed.map(([column, type]) => `CAST("${column}" AS ${type}) AS "${column}"`).join(', ');
  const select = (values: readonly string[]) =>
    `SELECT ${cast} FROM (VALUES ${values.join(', ')}) AS charge (${typed.map(([column]) => `"${column}"`).join(', ')})`;
  const time = (at: number) => `TIMESTAMP '${new Date(at).toISOString().replace('T', ' ').replace('Z', '')}'`;
  const value = (row: FocusRow, column: string, kind: string): string => {
    const cell = row[column as keyof FocusRow];
    if (cell === null) return 'NULL';
    if (kind === 'time') return time(cell as number);
    if (kind === 'text') return literal(cell as string);
    if (kind === 'tags') {
      const entries = Object.entries(cell as Record<string, string>);
      const list = (texts: readonly string[]) => `CAST(ARRAY[${texts.map(literal).join(', ')}] AS array(varchar))`;
      return `MAP(${list(entries.map(([key]) => key))}, ${list(entries.map(([, text]) => text))})`;
    }
    const text = amounts === 'double' ? String(decimalToNumber(cell as bigint)) : formatDecimal(cell as bigint);
    return `CAST('${text}' AS ${amounts})`;
  };
  for (let at = 0; at < rows.length; at += 50) {
    const values = rows.slice(at, at + 50).map((row) => {
      const period = new Date(row.BillingPeriodStart).toISOString().slice(0, 7);
      const own = columns.map(([column, { kind }]) => value(row, column, kind));
      return `(${own.join(', ')}, '${period}', '${period}.parquet', ${time(1e12)}, 1000)`;
    });
    await run(`${at === 0 ? `CREATE TABLE ${place} AS` : `INSERT INTO ${place}`} ${select(values)}`);
  }
}
