import type { ColumnKind } from '@smartcloudops/focus';

import { identifier } from './sql-text.ts';
import type { SqlColumn } from './sql-engine.ts';

/** Digits before and after the point that a charge needs; `DECIMAL_SCALE` after it. */
const MONEY = 'decimal(38,27)';
const PLAIN_NUMBER = /^(decimal|numeric|tinyint|smallint|int|integer|bigint)\b/;
const BINARY_FLOAT = /^(double|real|float)\b/;
const TEXT = /^(varchar|char|string)\b/;
const ZONED = /with time zone/;
const MAP = /^map\b/;

/**
 * SQL that reads a column of a table as the product reads the same column of a file: exact money (doubles by their shortest decimal
 * form), text and tags without blanks, UTC timestamps.
 * @returns null when a column of such a type cannot be read as that
 */
export function readColumn({ name, type }: SqlColumn, kind: ColumnKind): string | null {
  const column = identifier(name);
  switch (kind) {
    case 'money':
    case 'quantity':
      return readMoney(column, type);
    case 'time':
      return readTime(column, type);
    case 'tags':
      if (MAP.test(type)) return column;
      return TEXT.test(type) ? `TRY_CAST(json_parse(${readText(column)}) AS map(varchar, varchar))` : null;
    case 'text':
      return TEXT.test(type) ? readText(column) : `CAST(${column} AS varchar)`;
  }
}

/** What stands for a column that the table does not have. */
export function absentColumn(kind: ColumnKind): string {
  const type = { money: MONEY, quantity: MONEY, time: 'timestamp', tags: 'map(varchar, varchar)', text: 'varchar' }[
    kind
  ];
  return `CAST(NULL AS ${type})`;
}

function readMoney(column: string, type: string): string | null {
  if (BINARY_FLOAT.test(type)) return `CAST(NULLIF(CAST(${column} AS varchar), 'NaN') AS ${MONEY})`;
  if (PLAIN_NUMBER.test(type)) return `CAST(${column} AS ${MONEY})`;
  return TEXT.test(type) ? `CAST(trim(${readText(column)}) AS ${MONEY})` : null;
}

function readTime(column: string, type: string): string | null {
  if (ZONED.test(type)) return `CAST(${column} AT TIME ZONE 'UTC' AS timestamp)`;
  // Bare, so that the engine can skip what its statistics rule out.
  if (type.startsWith('timestamp')) return column;
  if (type === 'date') return `CAST(${column} AS timestamp)`;
  if (!TEXT.test(type)) return null;
  const iso = `from_iso8601_timestamp(replace(trim(${readText(column)}), ' ', 'T'))`;
  return `CAST(${iso} AT TIME ZONE 'UTC' AS timestamp)`;
}

/** The words and blanks that producers write for "no value" are none. */
const readText = (column: string): string =>
  `CASE WHEN trim(${column}) IN ('', 'NULL', 'null', '\\N') THEN NULL ELSE ${column} END`;
