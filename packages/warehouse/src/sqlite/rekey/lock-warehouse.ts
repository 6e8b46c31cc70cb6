import { existsSync } from 'node:fs';

import type Database from 'better-sqlite3-multiple-ciphers';

import type { SqliteWarehouseOptions } from '../index.ts';
import { openDatabase } from '../open-database.ts';
import { guarded } from '../sqlite-error.ts';
import { WAREHOUSE_FILES } from '../warehouse-files.ts';

type Opened = Pick<SqliteWarehouseOptions, 'path' | 'key' | 'nativeBinding'>;

/** All files of a warehouse, held by one connection each that lets nobody else in. */
export interface LockedWarehouse {
  readonly files: readonly { readonly suffix: string; readonly db: Database.Database }[];
  release(): void;
}

/**
 * Takes a warehouse for oneself: others get no further than waiting for it.
 * @throws WarehouseError `WAREHOUSE_BUSY` when a process has it open, `WAREHOUSE_WRONG_KEY`
 */
export function lockWarehouse({ path, key, nativeBinding }: Opened): LockedWarehouse {
  const files: { suffix: string; db: Database.Database }[] = [];
  const release = () => {
    for (const { db } of files.splice(0)) db.close();
  };
  try {
    for (const { suffix } of WAREHOUSE_FILES) {
      const file = path + suffix;
      if (suffix !== '' && !existsSync(file)) continue;
      const db = openDatabase({ path: file, key, nativeBinding, busyTimeoutMs: 0 });
      files.push({ suffix, db });
      guarded(file, () => {
        // Leaving WAL mode succeeds only for the one connection there is; then the lock is kept over transactions.
        db.pragma('journal_mode = DELETE');
        db.pragma('locking_mode = EXCLUSIVE');
        db.exec('BEGIN EXCLUSIVE; COMMIT');
      });
    }
    return { files, release };
  } catch (thrown) {
    release();
    throw thrown;
  }
}
