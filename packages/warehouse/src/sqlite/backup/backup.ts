import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';

import { checkDatabase } from './check-database.ts';
import { sha256Of, syncToDisk } from './durable-file.ts';
import { writeManifest } from './manifest.ts';
import type { BackupFile, BackupManifest } from './manifest.ts';
import type { SqliteWarehouseOptions } from '../index.ts';
import { openDatabase } from '../open-database.ts';
import { guarded, toWarehouseError } from '../sqlite-error.ts';
import { WAREHOUSE_FILES } from '../warehouse-files.ts';
import { WarehouseError } from '../../errors.ts';

export interface BackupOptions extends Pick<SqliteWarehouseOptions, 'path' | 'key' | 'nativeBinding'> {
  /** Where to: absent or empty. */
  readonly folder: string;
  /** Small files that belong to the data and go with it; those that are not there are left out. */
  readonly beside?: readonly string[];
  readonly now: number;
  readonly onProgress?: (done: number, total: number, file: string) => void;
}

/**
 * Copies a warehouse into a folder while others go on reading and writing. Each file is a moment's whole content, written anew and
 * without gaps under the same key, then read back and checked. A backup that fails leaves nothing.
 * @throws WarehouseError `WAREHOUSE_EXISTS` for a folder with something in it, and whatever reading and writing may bring
 */
export async function backupSqliteWarehouse(options: BackupOptions): Promise<BackupManifest> {
  const { folder, now } = options;
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new WarehouseError('WAREHOUSE_EXISTS', `The folder ${folder} is not empty.`);
  guarded(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  try {
    const manifest: BackupManifest = { format: 1, madeAt: now, files: await copyAll(options) };
    writeManifest(folder, manifest);
    return manifest;
  } catch (thrown) {
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { force: true });
    throw toWarehouseError(thrown, folder);
  }
}

async function copyAll(options: BackupOptions): Promise<readonly BackupFile[]> {
  const { path: source, key, nativeBinding, folder, beside = [], onProgress } = options;
  const files: BackupFile[] = [];
  for (const [i, { suffix, schema }] of WAREHOUSE_FILES.entries()) {
    const name = path.basename(source) + suffix;
    const copy = path.join(folder, name);
    onProgress?.(i, WAREHOUSE_FILES.length, name);
    const db = openDatabase({ path: source + suffix, key, nativeBinding, readOnly: true, busyTimeoutMs: 10_000 });
    try {
      db.prepare('VACUUM INTO ?').run(copy);
    } finally {
      db.close();
    }
    chmodSync(copy, 0o600);
    files.push(await entryOf(copy, checkDatabase({ path: copy, key, nativeBinding }, schema)));
    await setImmediate();
  }
  for (const file of beside) {
    if (!existsSync(file)) continue;
    const copy = path.join(folder, path.basename(file));
    copyFileSync(file, copy);
    files.push(await entryOf(copy, null));
  }
  return files;
}

async function entryOf(file: string, schema: number | null): Promise<BackupFile> {
  syncToDisk(file);
  return { name: path.basename(file), bytes: statSync(file).size, sha256: await sha256Of(file), schema };
}
