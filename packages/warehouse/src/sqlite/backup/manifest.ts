import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { syncToDisk } from './durable-file.ts';
import { WarehouseError } from '../../errors.ts';

/** A file of a backup. */
export interface BackupFile {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Version of its schema; null for a file that is no database. */
  readonly schema: number | null;
}

/** What a backup holds; it is written last, so that a folder without it is no backup. */
export interface BackupManifest {
  readonly format: 1;
  /** Epoch ms. */
  readonly madeAt: number;
  readonly files: readonly BackupFile[];
}

export const MANIFEST = 'backup.json';

export function writeManifest(folder: string, manifest: BackupManifest): void {
  const draft = path.join(folder, `${MANIFEST}.draft`);
  writeFileSync(draft, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  syncToDisk(draft);
  renameSync(draft, path.join(folder, MANIFEST));
  syncToDisk(folder);
}

/** @throws WarehouseError `WAREHOUSE_BACKUP_UNUSABLE` */
export function readManifest(folder: string): BackupManifest {
  const file = path.join(folder, MANIFEST);
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as BackupManifest;
    if (manifest.format !== 1) throw new Error(`it has format ${manifest.format}, and this release reads format 1`);
    if (!manifest.files.every(({ name }) => path.basename(name) === name)) throw new Error('it names a file outside');
    return manifest;
  } catch (cause) {
    throw new WarehouseError(
      'WAREHOUSE_BACKUP_UNUSABLE',
      `${folder} is no complete backup: its list of files ${file} cannot be read (${(cause as Error).message}).`,
      { cause }
    );
  }
}
