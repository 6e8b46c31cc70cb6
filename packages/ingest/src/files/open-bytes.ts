import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { IngestError } from '../errors.ts';

/** Told the bytes read from disk so far, compressed ones when the file is compressed. */
export type OnBytes = (done: number) => void;

/** The content of a file, unpacked when it is gzip. @throws IngestError `INGEST_GZIP_BROKEN`, `INGEST_FILE_UNREADABLE` */
export async function* openBytes(path: string, gzip: boolean, onBytes: OnBytes): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  let done = 0;
  file.on('data', (chunk) => onBytes((done += chunk.length)));
  const stream: Readable = gzip ? file.pipe(createGunzip()) : file;
  if (gzip) file.on('error', (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (cause) {
    throw broken(path, cause);
  } finally {
    file.destroy();
    stream.destroy();
  }
}

function broken(path: string, cause: unknown): IngestError {
  const { code, message } = cause as { code?: string; message?: string };
  if (typeof code === 'string' && code.startsWith('Z_')) {
    const why = code === 'Z_BUF_ERROR' ? 'the gzip file ends in the middle.' : `the gzip file is damaged (${message}).`;
    return new IngestError('INGEST_GZIP_BROKEN', why, { place: { file: path }, cause });
  }
  return new IngestError('INGEST_FILE_UNREADABLE', `${message}.`, { place: { file: path }, cause });
}
