import { sqlText } from './duckdb-reader.ts';

export interface SqlColumn {
  /** Quoted name. */
  readonly sql: string;
  /** DuckDB's name of its type. */
  readonly type: string;
}

const isText = ({ type }: SqlColumn): boolean => type === 'VARCHAR';

/** The amount as an exact decimal; a double by its shortest text, which is what it was written as. Text that is none fails. */
export function amountSql(column: SqlColumn, places: number): string {
  const text = isText(column) ? filledSql(column.sql) : `CAST(${column.sql} AS VARCHAR)`;
  return `CAST(${text} AS DECIMAL(38, ${places}))`;
}

/** `YYYY-MM` in UTC. Text without an offset is UTC. */
export function monthSql(column: SqlColumn): string {
  const time = isText(column) ? `CAST(trim(${column.sql}) AS TIMESTAMPTZ)` : column.sql;
  return `strftime(make_timestamp(epoch_ms(${time}) * 1000), '%Y-%m')`;
}

/** The first of the columns, or members of maps, that is filled; null when none is. */
export function firstFilledSql(columns: readonly (SqlColumn & { readonly key?: string })[]): string {
  const parts = columns.map(({ key, ...column }) => filledSql(key === undefined ? column.sql : memberSql(column, key)));
  return parts.length === 0 ? 'NULL' : `coalesce(${parts.join(', ')})`;
}

function memberSql(column: SqlColumn, key: string): string {
  return isText(column)
    ? `json_extract_string(nullif(trim(${column.sql}), ''), ${sqlText(key)})`
    : `${column.sql}[${sqlText(key)}]`;
}

/** Null for what producers write for "no value". */
function filledSql(text: string): string {
  return `CASE WHEN trim(${text}) IN ('') OR ${text} IN ('NULL', 'null', '\\N') THEN NULL ELSE ${text} END`;
}
