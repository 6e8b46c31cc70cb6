/** A moment that the file's own type system marks as one. */
export interface Instant {
  readonly epochMs: number;
}

/**
 * One field as a format delivers it: text from CSV, typed values from Parquet. Doubles come as `number`, integers as
 * `bigint`, exact decimals as text, absent values as null.
 */
export type Cell = string | number | bigint | boolean | Instant | Readonly<Record<string, string>> | null;

/** The words and blanks that producers write for "no value". */
export function isAbsentText(text: string): boolean {
  return text === '' || text === 'NULL' || text === 'null' || text === '\\N' || text.trim() === '';
}

export function isInstant(cell: Cell): cell is Instant {
  return typeof cell === 'object' && cell !== null && typeof (cell as Instant).epochMs === 'number';
}

/** The cell as text; null when absent. */
export function textOf(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return isAbsentText(cell) ? null : cell;
  if (isInstant(cell)) return new Date(cell.epochMs).toISOString();
  if (typeof cell === 'object') return JSON.stringify(cell);
  return String(cell);
}
