import { symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { IngestError } from '../errors.ts';
import type { BillRecord, BillRecords } from './bill-records.ts';
import { duckdbReader, PATTERN, sqlName, sqlText } from './duckdb-reader.ts';
import { cellReader } from './parquet-cell.ts';
import { scratchFolder, unpackTo } from './scratch-folder.ts';
import type { Sniffed } from './sniff.ts';

/**
 * A Parquet file, plain or gzip, read by DuckDB in process. DuckDB only decodes: no sums, no writes, no other files, no
 * downloads, and it is loaded when the first Parquet file comes.
 */
export async function parquetRecords(path: string, sniffed: Sniffed): Promise<BillRecords> {
  // A file whose name DuckDB takes for a pattern gets another one for a while.
  if (!sniffed.gzip && !PATTERN.test(path)) return open(path, resolve(path), () => Promise.resolve());
  const scratch = await scratchFolder();
  const plain = join(scratch.path, 'bill.parquet');
  try {
    await (sniffed.gzip ? unpackTo(path, plain) : symlink(resolve(path), plain));
    return await open(path, plain, () => scratch.remove());
  } catch (error) {
    await scratch.remove();
    throw error;
  }
}

async function open(path: string, plain: string, remove: () => Promise<void>): Promise<BillRecords> {
  const broken = (cause: unknown) =>
    new IngestError('INGEST_PARQUET_BROKEN', `the reader says: ${firstLine(cause).replaceAll(plain, path)}.`, {
      place: { file: path },
      cause,
    });
  const { connection, close: closeReader } = await duckdbReader(path, [plain]);
  const from = `FROM read_parquet(${sqlText(plain)}, binary_as_string=true, hive_partitioning=false)`;
  const close = async (): Promise<void> => {
    closeReader();
    await remove();
  };

  try {
    const columns = (await connection.stream(`SELECT * ${from} LIMIT 0`)).columnNames();
    const count = await connection.runAndReadAll(`SELECT count(*) ${from}`);
    const rows = Number(count.value(0, 0));
    return { unit: 'row', columns, read, close };

    async function* read(
      wanted: readonly number[],
      onShare: (share: number) => void
    ): AsyncGenerator<readonly BillRecord[]> {
      const names = wanted.map((position) => sqlName(columns[position] ?? ''));
      let at = 0;
      try {
        const result = await connection.stream(`SELECT ${names.join(', ')} ${from}`);
        const readers = result.columnTypes().map(cellReader);
        for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
          const values = chunk.getColumns();
          const batch: BillRecord[] = [];
          for (let row = 0; row < chunk.rowCount; row++) {
            batch.push({ at: ++at, cells: readers.map((reader, column) => reader(values[column]?.[row] ?? null)) });
          }
          onShare(at / rows);
          yield batch;
        }
      } catch (error) {
        throw error instanceof IngestError ? error : broken(error);
      }
    }
  } catch (error) {
    await close();
    throw broken(error);
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [line = ''] = message.replace(/^[\w ]*(Error|Exception): /i, '').split('\n');
  return line.replace(/\.$/, '');
}
