import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { checkDatabase } from './check-database.ts';
import { sha256Of, syncToDisk } from './durable-file.ts';
import { readManifest } from './manifest.ts';
import type { BackupManifest } from './manifest.ts';
import type { SqliteWarehouseOptions } from '../index.ts';
import { openDatabase } from '../open-database.ts';
import { guarded } from '../sqlite-error.ts';
import { WAREHOUSE_FILES } from '../warehouse-files.ts';
import { WarehouseError, isWarehouseError } from '../../errors.ts';

export interface RestoreOptions extends Pick<SqliteWarehouseOptions, 'path' | 'key' | 'nativeBinding'> {
  /** The backup. */
  readonly folder: string;
  /** Replace what is there; it stays beside as `<file>.replaced`. */
  readonly force: boolean;
}

/**
 * Puts a backup in the place of a warehouse, after all of it was read and checked; nothing is touched before.
 * @returns what the backup held
 * @throws WarehouseError `WAREHOUSE_BACKUP_UNUSABLE`, `WAREHOUSE_WRONG_KEY`, `WAREHOUSE_NEWER_SCHEMA`, `WAREHOUSE_EXISTS` when there
 * is a warehouse already and `force` was not given, `WAREHOUSE_BUSY` when a process has it open
 */
export async function restoreSqliteWarehouse(options: RestoreOptions): Promise<BackupManifest> {
  const { folder, path: target, key, nativeBinding, force } = options;
  const manifest = readManifest(folder);
  await checkContent(folder, manifest);
  const bills = path.basename(target);
  const parts = WAREHOUSE_FILES.map(({ suffix, schema }) => {
    const entry = manifest.files.find(({ name, schema: version }) => version !== null && name === bills + suffix);
    if (!entry)
      throw new WarehouseError('WAREHOUSE_BACKUP_UNUSABLE', `The backup ${folder} has no file ${bills}${suffix}.`);
    checkDatabase({ path: path.join(folder, entry.name), key, nativeBinding }, schema);
    return entry.name;
  });
  const beside = manifest.files.filter(({ schema }) => schema === null).map(({ name }) => name);
  const home = path.dirname(target);
  const present = parts.map((name) => path.join(home, name)).filter((file) => existsSync(file));
  if (present.length > 0 && !force)
    throw new WarehouseError('WAREHOUSE_EXISTS', `There is a warehouse already: ${present.join(', ')}.`);
  for (const file of present) assertUnused(file, options);
  guarded(home, () => {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    for (const name of [...parts, ...beside]) {
      const draft = path.join(home, `${name}.restoring`);
      copyFileSync(path.join(folder, name), draft);
      syncToDisk(draft);
    }
    // The collector's memory comes last, as it does with every delivery.
    for (const name of [...beside, ...parts.toReversed()]) replace(path.join(home, name));
    syncToDisk(home);
  });
  return manifest;
}

/** @throws WarehouseError `WAREHOUSE_BACKUP_UNUSABLE` when a file is not what was written */
export async function checkContent(folder: string, { files }: BackupManifest): Promise<void> {
  for (const { name, bytes, sha256 } of files) {
    const file = path.join(folder, name);
    const size = statSync(file, { throwIfNoEntry: false })?.size;
    if (size === bytes && (await sha256Of(file)) === sha256) continue;
    const what = size === undefined ? 'is missing' : 'is not what was written then';
    throw new WarehouseError('WAREHOUSE_BACKUP_UNUSABLE', `The file ${file} of the backup ${what}.`);
  }
}

/** Leaving WAL mode succeeds only for the one connection there is. A file that is damaged or of another key may go all the same. */
function assertUnused(file: string, { key, nativeBinding }: Pick<RestoreOptions, 'key' | 'nativeBinding'>): void {
  try {
    const db = openDatabase({ path: file, key, nativeBinding, busyTimeoutMs: 0 });
    try {
      guarded(file, () => db.pragma('journal_mode = DELETE'));
    } finally {
      db.close();
    }
  } catch (thrown) {
    if (isWarehouseError(thrown) && thrown.code === 'WAREHOUSE_BUSY') throw thrown;
  }
}

/** What was there stays as `<file>.replaced`, with its log. */
function replace(file: string): void {
  for (const suffix of ['-shm', '-wal', '']) {
    if (suffix === '-shm') rmSync(file + suffix, { force: true });
    else if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.replaced${suffix}`);
    else rmSync(`${file}.replaced${suffix}`, { force: true });
  }
  renameSync(`${file}.restoring`, file);
}
