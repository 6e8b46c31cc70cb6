import type { ColumnDimension, ColumnTable } from '@smartcloudops/focus';

import type { UsageAmount } from '../usage.ts';

/** SQL over the columns of a table for what a charge is asked by. Expressions may be used anywhere in a query of that table. */
export interface ChargeSql {
  readonly amounts: Readonly<Record<UsageAmount, string>>;
  readonly dimensions: Readonly<Record<ColumnDimension, string>>;
  readonly start: string;
  readonly end: string;
  readonly billingPeriodStart: string;
  /** Value of a tag, by its key as FOCUS has it. */
  tag(key: string): string;
  /**
   * Where all tags are: `map(varchar, varchar)` expressions, each with the SQL of a key as FOCUS has it, given the SQL of a key of the
   * map.
   */
  readonly tagMaps: readonly { readonly map: string; key(stored: string): string }[];
}

/**
 * A kind of table: which columns it has (the same table of names that files are read by), and how they become a charge.
 * `read` gives the SQL of a column by its name in `columns`; a column that the table lacks reads as typed NULL.
 */
export interface TableDialect {
  readonly name: string;
  readonly columns: ColumnTable;
  charge(read: (column: string) => string): ChargeSql;
}
