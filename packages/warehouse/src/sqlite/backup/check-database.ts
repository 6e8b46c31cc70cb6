import { schemaVersion } from '../migrate.ts';
import type { Migration } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import type { DatabaseOptions } from '../open-database.ts';
import { guarded } from '../sqlite-error.ts';
import { WarehouseError } from '../../errors.ts';

/**
 * Reads all of a database file and checks that it is whole and that this release knows its schema.
 * @returns the version of its schema
 * @throws WarehouseError `WAREHOUSE_WRONG_KEY`, `WAREHOUSE_CORRUPT`, `WAREHOUSE_NEWER_SCHEMA`
 */
export function checkDatabase(
  options: Pick<DatabaseOptions, 'path' | 'key' | 'nativeBinding'>,
  schema: readonly Migration[]
): number {
  const { path } = options;
  const db = openDatabase({ ...options, readOnly: true, busyTimeoutMs: 10_000 });
  try {
    return guarded(path, () => {
      const found = db.pragma('integrity_check(1)', { simple: true });
      if (found !== 'ok') throw new WarehouseError('WAREHOUSE_CORRUPT', `${path} is damaged: ${String(found)}.`);
      const version = schemaVersion(db);
      const newest = schema.length;
      if (version > newest)
        throw new WarehouseError(
          'WAREHOUSE_NEWER_SCHEMA',
          `${path} has schema ${version}; this release knows up to ${newest}.`
        );
      return version;
    });
  } finally {
    db.close();
  }
}
