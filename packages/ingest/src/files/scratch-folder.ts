import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { openBytes } from './open-bytes.ts';

/** A folder of our own for a while; readable by nobody else. */
export async function scratchFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'smartcloudops-import-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Unpacks a gzip file. @throws IngestError `INGEST_GZIP_BROKEN` */
export async function unpackTo(from: string, to: string): Promise<void> {
  await pipeline(Readable.from(openBytes(from, true, () => undefined)), createWriteStream(to, { mode: 0o600 }));
}
