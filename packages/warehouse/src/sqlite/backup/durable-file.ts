import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Waits until a file, or the entries of a folder, are on the disk. Windows has no such thing for folders, and needs none. */
export function syncToDisk(path: string): void {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EISDIR' || process.platform === 'win32') return;
    throw thrown;
  }
  try {
    fsyncSync(handle);
  } catch (thrown) {
    if (process.platform !== 'win32') throw thrown;
  } finally {
    closeSync(handle);
  }
}

/** @returns hexadecimal */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
