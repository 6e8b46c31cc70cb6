import { open, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, gunzip } from 'node:zlib';
import type { ZlibOptions } from 'node:zlib';

import { IngestError } from '../errors.ts';

/** What a file is, told by its first bytes and never by its name. */
export interface Sniffed {
  readonly gzip: boolean;
  readonly format: 'csv' | 'parquet';
  /** Bytes on disk. */
  readonly size: number;
}

const HEAD = 64 * 1024;
const unzip = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

/** @throws IngestError when the file cannot be read, is empty, or is of a format that no bill comes in. */
export async function sniff(path: string): Promise<Sniffed> {
  const { head, size } = await readHead(path);
  if (size === 0) throw new IngestError('INGEST_FILE_EMPTY', 'the file has no bytes.', { place: { file: path } });
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  const content = gzip ? await unzipHead(path, head, size) : head;
  if (content.length === 0)
    throw new IngestError('INGEST_FILE_EMPTY', 'the gzip file holds no bytes.', { place: { file: path } });
  refuseOthers(path, content);
  return { gzip, format: content.subarray(0, 4).toString('latin1') === 'PAR1' ? 'parquet' : 'csv', size };
}

async function readHead(path: string): Promise<{ head: Buffer; size: number }> {
  try {
    const { size } = await stat(path);
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      return { head: buffer.subarray(0, bytesRead), size };
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new IngestError('INGEST_FILE_UNREADABLE', `${cause instanceof Error ? cause.message : String(cause)}.`, {
      place: { file: path },
      cause,
    });
  }
}

async function unzipHead(path: string, head: Buffer, size: number): Promise<Buffer> {
  try {
    const content = await unzip(head, { finishFlush: constants.Z_SYNC_FLUSH });
    // Nothing in it is either a packed nothing, which unpacks to the end, or a file cut short.
    return content.length > 0 || head.length < size ? content : await unzip(head, {});
  } catch (cause) {
    const why =
      (cause as { code?: string }).code === 'Z_BUF_ERROR' ? 'ends in the middle' : 'is damaged at its beginning';
    throw new IngestError('INGEST_GZIP_BROKEN', `the gzip file ${why}.`, { place: { file: path }, cause });
  }
}

const OTHERS: readonly (readonly [string, string])[] = [
  ['504b0304', 'a zip archive or a spreadsheet'],
  ['504b0506', 'an empty zip archive'],
  ['28b52ffd', 'a Zstandard archive'],
  ['425a68', 'a bzip2 archive'],
  ['fd377a585a00', 'an xz archive'],
  ['25504446', 'a PDF document'],
  ['50415245', 'an encrypted Parquet file'],
  ['4f626a01', 'an Avro file'],
  ['4f5243', 'an ORC file'],
  ['d0cf11e0', 'an old spreadsheet (xls)'],
];

function refuseOthers(path: string, content: Buffer): void {
  const hex = content.subarray(0, 8).toString('hex');
  const other = OTHERS.find(([magic]) => hex.startsWith(magic));
  if (other) throw new IngestError('INGEST_FORMAT_UNKNOWN', `this is ${other[1]}.`, { place: { file: path } });
  if (hex.startsWith('fffe') || hex.startsWith('feff')) {
    throw new IngestError('INGEST_NOT_UTF8', 'the text is UTF-16.', { place: { file: path } });
  }
}
