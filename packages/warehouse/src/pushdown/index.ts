export { FOCUS_TABLE } from './focus-table.ts';
export { pushdownWarehouse } from './pushdown-warehouse.ts';
export type { ConfiguredTable } from './pushdown-warehouse.ts';
export * from './sql-engine.ts';
export { literal } from './sql-text.ts';
export type { PushdownTable } from './table-costs.ts';
export type { ChargeSql, TableDialect } from './table-dialect.ts';
