import { gunzipSync } from 'node:zlib';

/** Cells of a line without line breaks in it. Source: RFC 4180. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (const [, quoted, plain] of `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
  }
  return cells;
}

/** Rows of a packed CSV file by their header. */
export function readCsv(bytes: Uint8Array): Record<string, string>[] {
  const [header = '', ...lines] = gunzipSync(bytes).toString().trimEnd().split('\n');
  const names = cellsOf(header);
  return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, index) => [names[index], cell])));
}
