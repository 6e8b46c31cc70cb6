import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { openBytes } from './open-bytes.ts';

const PREFIX = 'smartcloudops-import-';
/** Nobody works so long with a folder without adding to it: a process that died left it. */
const LEFT_MS = 24 * 3_600_000;

/** A folder of our own for a while; readable by nobody else. What processes that died have left is removed on the way. */
export async function scratchFolder(parent = tmpdir()): Promise<{ readonly path: string; remove(): Promise<void> }> {
  await sweep(parent);
  const path = await mkdtemp(join(parent, PREFIX));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Unpacks a gzip file. @throws IngestError `INGEST_GZIP_BROKEN` */
export async function unpackTo(from: string, to: string): Promise<void> {
  await pipeline(Readable.from(openBytes(from, true, () => undefined)), createWriteStream(to, { mode: 0o600 }));
}

async function sweep(parent: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const path = join(parent, name);
    // Another process may be faster, and what belongs to somebody else stays.
    const left = await stat(path).catch(() => null);
    if (left && Date.now() - left.mtimeMs > LEFT_MS) await rm(path, { recursive: true, force: true }).catch(() => null);
  }
}
