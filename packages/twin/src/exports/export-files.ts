import { gzipSync } from 'node:zlib';

import type { View } from '../world/view.ts';
import type { ExportColumn } from './cur2-columns.ts';
import { CUR2_COLUMNS } from './cur2-columns.ts';
import { cur2Header, cur2Rows } from './cur2-rows.ts';
import type { ExportDefinition } from './export-definition.ts';
import { FOCUS_FILE_COLUMNS, focusHeader, focusLines } from './focus-file.ts';

interface Table {
  readonly columns: readonly ExportColumn[];
  readonly header: () => string;
  readonly rows: (view: View, month: number) => Iterable<string>;
}

export const TABLES: Readonly<Record<ExportDefinition['format'], Table>> = {
  cur2: { columns: CUR2_COLUMNS, header: cur2Header, rows: cur2Rows },
  focus: { columns: FOCUS_FILE_COLUMNS, header: focusHeader, rows: focusLines },
};

/** The system that packed a gzip file is one of its bytes; 255 says nothing about it. */
const GZIP_SYSTEM = 9;

/** The same bytes for the same lines, on every machine. */
function packed(lines: readonly string[]): Buffer {
  const bytes = gzipSync(`${lines.join('\n')}\n`, { level: 1 });
  bytes[GZIP_SYSTEM] = 255;
  return bytes;
}

/** The data files of a month's bill as it stands in a view: one at least, each with the header. */
export function exportFiles({ format, rowsPerFile }: ExportDefinition, view: View, month: number): readonly Buffer[] {
  const { header, rows } = TABLES[format];
  const files: Buffer[] = [];
  let lines = [header()];
  for (const row of rows(view, month)) {
    if (rowsPerFile !== undefined && lines.length > rowsPerFile) {
      files.push(packed(lines));
      lines = [header()];
    }
    lines.push(row);
  }
  return [...files, packed(lines)];
}
