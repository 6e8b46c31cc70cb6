import type { ColumnSpec } from '@smartcloudops/focus';

import { IngestError } from '../errors.ts';
import { textOf } from './cell.ts';
import type { Cell } from './cell.ts';
import { readDecimal } from './read-decimal.ts';
import type { OnRounded } from './read-decimal.ts';
import { readTags } from './read-tags.ts';
import { readTime } from './read-time.ts';
import type { Remarks } from './remarks.ts';

/**
 * Reads one column's cells; absent ones are null. Money and times that cannot be read refuse the file, quantities and tags
 * are left out with a remark.
 * @throws IngestError naming file, place and column
 */
export type ColumnReader = (cell: Cell, at: number, remarks: Remarks) => unknown;

/** Bills repeat their times, tags and amounts; so many texts of a column are remembered. */
const REMEMBERED = 4096;

export function columnReader(file: string, unit: 'line' | 'row', column: string, spec: ColumnSpec): ColumnReader {
  const { kind } = spec;
  if (kind === 'text' && !spec.filled) return textOf;
  const remembered = new Map<string, unknown>();
  return (cell, at, remarks) => {
    const text = typeof cell === 'string' ? cell : null;
    const known = text === null ? undefined : remembered.get(text);
    if (known !== undefined) return known;
    let whole = true;
    const value = readAs(kind, cell, (lost) => {
      whole = false;
      remarks.rounded(column, lost);
    });
    const place = { file, at, unit, column };
    if (value === undefined && kind === 'money') {
      throw new IngestError('INGEST_NOT_A_NUMBER', `${quoted(cell)} is no decimal number.`, { place });
    }
    if (value === undefined && kind === 'time') {
      throw new IngestError('INGEST_NOT_A_TIME', `${quoted(cell)} cannot be read as a time.`, { place });
    }
    if (value === undefined) remarks.unreadable(column, at);
    if (value === null && spec.filled) throw new IngestError('INGEST_VALUE_MISSING', 'the value is empty.', { place });
    if (value === undefined || value === null) return null;
    if (text !== null && whole && remembered.size < REMEMBERED) remembered.set(text, value);
    return value;
  };
}

function readAs(kind: ColumnSpec['kind'], cell: Cell, onRounded: OnRounded): unknown {
  if (kind === 'text') return textOf(cell);
  if (kind === 'time') return readTime(cell);
  if (kind === 'tags') return readTags(cell);
  return readDecimal(cell, onRounded);
}

function quoted(cell: Cell): string {
  const text = textOf(cell) ?? '';
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
