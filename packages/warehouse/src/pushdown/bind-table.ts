import type { ColumnDimension, ColumnSpec, Dimension } from '@smartcloudops/focus';

import { absentColumn, readColumn } from './read-column.ts';
import { identifier, tableName } from './sql-text.ts';
import type { FileColumns, SqlColumn, SqlTable } from './sql-engine.ts';
import type { ChargeSql, TableDialect } from './table-dialect.ts';
import { WarehouseError } from '../errors.ts';
import type { UsageAmount } from '../usage.ts';

/** A table of charges as SQL asks it. */
export interface BoundTable {
  /** For people. */
  readonly name: string;
  /** What stands after FROM. */
  readonly from: string;
  /** Text that parts the table by billing period; the partition column where there is one. */
  readonly period: string;
  readonly files: FileColumns | null;
  readonly charge: ChargeSql;
  dimension(name: Dimension): string;
  amount(name: UsageAmount): string;
}

/** The partition that exports are written by. */
const PARTITION = 'billing_period';

/** @throws WarehouseError `WAREHOUSE_ENGINE_FAILED` when columns of a bill are missing or have types that cannot be read */
export function bindTable(
  table: SqlTable,
  columns: readonly SqlColumn[],
  dialect: TableDialect,
  files: FileColumns | null
): BoundTable {
  const name = [table.schema, table.name].join('.');
  const missing: string[] = [];
  const unreadable: string[] = [];
  const expressions = new Map<string, string>();
  for (const [key, spec] of Object.entries(dialect.columns)) {
    const column = findColumn(columns, spec);
    const expression = column && readColumn(column, spec.kind);
    if (column && expression === null) unreadable.push(`${column.name} (${column.type})`);
    if (!column && spec.required) missing.push(spec.names[0] ?? key);
    expressions.set(key, expression ?? absentColumn(spec.kind));
  }
  if (missing.length > 0 || unreadable.length > 0) throw notABill(name, dialect, columns, missing, unreadable);

  const charge = dialect.charge((column) => expressions.get(column) ?? absentColumn('text'));
  const partition = columns.find((column) => column.name.toLowerCase() === PARTITION);
  return {
    name,
    from: tableName(table),
    period: partition
      ? `CAST(${identifier(partition.name)} AS varchar)`
      : `substr(CAST(${charge.billingPeriodStart} AS varchar), 1, 7)`,
    files,
    charge,
    dimension: (dimension) =>
      dimension.startsWith('Tags.')
        ? charge.tag(dimension.slice('Tags.'.length))
        : charge.dimensions[dimension as ColumnDimension],
    amount: (name) => charge.amounts[name],
  };
}

/** Case and punctuation do not count, as in files: catalogs write names in lower case. */
function findColumn(columns: readonly SqlColumn[], spec: ColumnSpec): SqlColumn | null {
  for (const name of spec.names) {
    const found = columns.find((column) => plain(column.name) === plain(name));
    if (found) return { ...found, type: found.type.toLowerCase() };
  }
  return null;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function notABill(
  name: string,
  dialect: TableDialect,
  columns: readonly SqlColumn[],
  missing: readonly string[],
  unreadable: readonly string[]
): WarehouseError {
  const has = columns.map((column) => column.name).join(', ');
  const what = [
    ...(missing.length > 0 ? [`it lacks ${missing.join(', ')}`] : []),
    ...(unreadable.length > 0 ? [`${unreadable.join(', ')} cannot be read`] : []),
  ];
  return new WarehouseError(
    'WAREHOUSE_ENGINE_FAILED',
    `The table ${name} is no ${dialect.name} bill: ${what.join('; ')}. It has: ${has || 'no columns'}.`
  );
}
