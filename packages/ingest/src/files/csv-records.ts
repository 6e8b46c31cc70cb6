import { pipeline, Readable } from 'node:stream';

import { CsvError, parse } from 'csv-parse';

import { IngestError } from '../errors.ts';
import type { BillRecord, BillRecords } from './bill-records.ts';
import { csvDialect } from './csv-dialect.ts';
import { openBytes } from './open-bytes.ts';
import type { Sniffed } from './sniff.ts';
import { utf8Gate } from './utf8-gate.ts';

const BATCH = 1000;
/** Longer records are the sign of a quote that is never closed. */
const LONGEST_RECORD = 4 * 1024 * 1024;
const HEAD = 256 * 1024;

const SETTINGS = {
  bom: true,
  info: true,
  max_record_size: LONGEST_RECORD,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  skip_empty_lines: true,
};

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** A CSV file, plain or gzip. @throws IngestError for broken gzip, text, quotes, and rows of the wrong length */
export async function csvRecords(path: string, sniffed: Sniffed): Promise<BillRecords> {
  const dialect = csvDialect(await readHead(path, sniffed.gzip));
  const open = (onBytes: (done: number) => void): AsyncIterable<Parsed> => {
    const bytes = Readable.from(utf8Gate(path, openBytes(path, sniffed.gzip, onBytes)), { objectMode: false });
    const parser = parse({ ...SETTINGS, ...dialect });
    // The callback has nothing to add: whoever iterates the parser sees the error.
    return pipeline(bytes, parser, () => undefined);
  };
  const columns = await header(
    path,
    open(() => undefined)
  );

  async function* read(
    wanted: readonly number[],
    onShare: (share: number) => void
  ): AsyncGenerator<readonly BillRecord[]> {
    let batch: BillRecord[] = [];
    let line = 0;
    let headerSeen = false;
    try {
      for await (const { record, info } of open((done) => onShare(done / sniffed.size))) {
        const at = line + 1;
        line = info.lines;
        if (!headerSeen) {
          headerSeen = true;
          continue;
        }
        if (record.length !== columns.length) throw fieldCount(path, at, record.length, columns.length);
        batch.push({ at, cells: wanted.map((position) => record[position] ?? null) });
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
    } catch (error) {
      throw csvFault(path, error);
    }
    if (batch.length > 0) yield batch;
  }

  return { unit: 'line', columns, read, close: () => Promise.resolve() };
}

/** The beginning of a text file, as bytes in Latin-1. */
export async function readHead(path: string, gzip: boolean): Promise<string> {
  let head = '';
  for await (const chunk of openBytes(path, gzip, () => undefined)) {
    head += chunk.toString('latin1');
    if (head.length >= HEAD) break;
  }
  return head;
}

async function header(path: string, records: AsyncIterable<Parsed>): Promise<readonly string[]> {
  try {
    for await (const { record } of records) return record.map((name) => name.trim());
  } catch (error) {
    throw csvFault(path, error);
  }
  throw new IngestError('INGEST_FILE_EMPTY', 'the file has only blank lines.', { place: { file: path } });
}

function fieldCount(path: string, at: number, found: number, expected: number): IngestError {
  return new IngestError('INGEST_FIELD_COUNT', `the row has ${found} fields, the header has ${expected}.`, {
    place: { file: path, at, unit: 'line' },
  });
}

function csvFault(path: string, error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const { lines } = error as unknown as { readonly lines?: number };
  return new IngestError('INGEST_CSV_BROKEN', `${error.message}.`, {
    place: { file: path, ...(lines === undefined ? {} : { at: lines, unit: 'line' as const }) },
    cause: error,
  });
}
