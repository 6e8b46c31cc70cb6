import type { Cell } from './cell.ts';

/** One row of a file as it is, before anything is understood of it. */
export interface BillRecord {
  /** Line of a text file or row of a Parquet file, from 1. */
  readonly at: number;
  /** In the order in which the columns were asked for. */
  readonly cells: readonly Cell[];
}

/** A file of rows and named columns that can be read from the start any number of times. */
export interface BillRecords {
  readonly unit: 'line' | 'row';
  readonly columns: readonly string[];
  /** Streams the given columns (positions in `columns`) in batches. `onShare` is told how much of the file is read, 0 to 1. */
  read(wanted: readonly number[], onShare: (share: number) => void): AsyncIterable<readonly BillRecord[]>;
  /** Removes what had to be unpacked. */
  close(): Promise<void>;
}
