import type { ColumnSpec, FocusRow } from '@smartcloudops/focus';

import type { BillRecord } from './bill-records.ts';
import type { Cell } from './cell.ts';
import { columnReader } from './column-reader.ts';
import type { Dialect } from './dialect.ts';
import { findColumn, findPrefixed } from './find-column.ts';
import type { Remarks } from './remarks.ts';

/** A dialect laid over the columns that one file has. */
export interface BoundDialect {
  /** Positions of the columns to read. */
  readonly wanted: readonly number[];
  toRow(record: BillRecord, remarks: Remarks): FocusRow;
}

type ValueReader = (cells: readonly Cell[], at: number, remarks: Remarks) => unknown;

/** @throws IngestError `INGEST_COLUMN_TWICE` */
export function bindDialect(
  file: string,
  unit: 'line' | 'row',
  columns: readonly string[],
  dialect: Dialect
): BoundDialect {
  const wanted: number[] = [];
  const readers: (readonly [string, ValueReader])[] = [];

  const want = (position: number): number => {
    const known = wanted.indexOf(position);
    return known >= 0 ? known : wanted.push(position) - 1;
  };
  const bind = (name: string, spec: ColumnSpec): ValueReader => {
    const position = findColumn(file, columns, spec);
    const spread = findPrefixed(columns, spec.prefixes ?? []).filter((column) => column.position !== position);
    if (position === null && spread.length === 0) return () => null;
    const own =
      position === null ? null : single(want(position), columnReader(file, unit, columns[position] ?? name, spec));
    if (spread.length === 0 && own) return own;
    const parts = spread.map(({ position: at, key }) => ({ slot: want(at), key }));
    return (cells, at, remarks) => {
      const entries = parts.flatMap(({ slot, key }) => {
        const cell = cells[slot] ?? null;
        return typeof cell === 'string' && cell !== '' ? [[key, cell] as const] : [];
      });
      const map = own?.(cells, at, remarks) as Readonly<Record<string, string>> | null | undefined;
      return entries.length === 0 ? (map ?? null) : { ...map, ...Object.fromEntries(entries) };
    };
  };

  for (const [name, spec] of Object.entries(dialect.columns)) readers.push([name, bind(name, spec)]);
  return {
    wanted,
    toRow: ({ at, cells }, remarks) => {
      const values: Record<string, unknown> = {};
      for (const [name, read] of readers) values[name] = read(cells, at, remarks);
      return dialect.toRow(values);
    },
  };
}

function single(slot: number, read: ReturnType<typeof columnReader>): ValueReader {
  return (cells, at, remarks) => read(cells[slot] ?? null, at, remarks);
}
