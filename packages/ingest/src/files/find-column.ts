import type { ColumnSpec } from '@smartcloudops/focus';

import { IngestError } from '../errors.ts';

/** Case, blanks and punctuation do not count: `lineItem/UnblendedCost` is `line_item_unblended_cost`. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * Position of a column, by the first of its names that the file has.
 * @returns null when the file has none of them. @throws IngestError `INGEST_COLUMN_TWICE`
 */
export function findColumn(file: string, columns: readonly string[], spec: ColumnSpec): number | null {
  for (const name of spec.names) {
    const alike = positions(columns, (column) => plainName(column) === plainName(name));
    const [only, second] = alike;
    if (only !== undefined && second === undefined) return only;
    if (second === undefined) continue;
    const [exact, another] = positions(columns, (column) => column === name);
    if (exact === undefined || another !== undefined) {
      throw new IngestError('INGEST_COLUMN_TWICE', `the header names it ${alike.length} times.`, {
        place: { file, at: 1, unit: 'line', column: name },
      });
    }
    return exact;
  }
  return null;
}

/** Columns whose names start with one of the prefixes: one tag key each. */
export function findPrefixed(
  columns: readonly string[],
  prefixes: readonly string[]
): readonly { position: number; key: string }[] {
  return columns.flatMap((column, position) => {
    const prefix = prefixes.find((start) => column.toLowerCase().startsWith(start.toLowerCase()));
    return prefix === undefined || column.length === prefix.length
      ? []
      : [{ position, key: column.slice(prefix.length) }];
  });
}

function positions(columns: readonly string[], is: (column: string) => boolean): number[] {
  return columns.flatMap((column, position) => (is(column) ? [position] : []));
}
