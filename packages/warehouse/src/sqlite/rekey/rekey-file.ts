import { chmodSync } from 'node:fs';

import { checkDatabase } from '../backup/check-database.ts';
import { syncToDisk } from '../backup/durable-file.ts';
import type { Migration } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import { guarded } from '../sqlite-error.ts';

/** Keys as they are derived: 32 bytes, and the salt of the files. */
export interface KeyChange {
  readonly key: Buffer;
  readonly newKey: Buffer;
  readonly nativeBinding?: string | undefined;
}

/**
 * Encrypts a file that nobody else uses under another key, reads it back whole, and sees that it is on the disk. What is cut short
 * leaves a file that is of no use.
 * @returns the version of its schema
 * @throws WarehouseError
 */
export function rekeyFile(
  path: string,
  { key, newKey, nativeBinding }: KeyChange,
  schema: readonly Migration[]
): number {
  const db = openDatabase({ path, key, nativeBinding, busyTimeoutMs: 0 });
  try {
    guarded(path, () => {
      db.pragma('journal_mode = DELETE');
      db.pragma(`rekey = "x'${newKey.toString('hex')}'"`);
    });
  } finally {
    db.close();
  }
  chmodSync(path, 0o600);
  const version = checkDatabase({ path, key: newKey, nativeBinding }, schema);
  syncToDisk(path);
  return version;
}
