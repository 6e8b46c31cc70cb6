import type { Database } from 'better-sqlite3-multiple-ciphers';

import { WarehouseError } from '../errors.ts';

/** A step forward. What was released is never edited; there is no step back. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** The version of the schema in the file; 0 when there is none. */
export function schemaVersion(db: Database): number {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_version'").get();
  if (!table) return 0;
  return Number(db.prepare('SELECT coalesce(max(version), 0) FROM schema_version').pluck().get());
}

/** Brings the file to the newest version in one transaction; several processes may start at once. */
export function migrate(db: Database, migrations: readonly Migration[], now: number): void {
  const newest = Math.max(0, ...migrations.map((migration) => migration.version));
  refuseNewer(db, newest);
  if (schemaVersion(db) === newest) return;
  db.transaction(() => {
    refuseNewer(db, newest);
    db.exec(
      'CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, appliedAt INTEGER NOT NULL) STRICT'
    );
    const have = schemaVersion(db);
    for (const { version, sql } of migrations) {
      if (version <= have) continue;
      try {
        db.exec(sql);
      } catch (cause) {
        if (isFailureOfOurs(cause)) {
          throw new WarehouseError(
            'WAREHOUSE_MIGRATION_FAILED',
            `Step ${version} of the schema of ${db.name} failed.`,
            { cause }
          );
        }
        throw cause;
      }
      db.prepare('INSERT INTO schema_version VALUES (?, ?)').run(version, now);
    }
  }).immediate();
}

/** A database opened for reading cannot be migrated: it must be at the version that this release reads. */
export function requireVersion(db: Database, migrations: readonly Migration[]): void {
  const newest = Math.max(0, ...migrations.map((migration) => migration.version));
  refuseNewer(db, newest);
  const have = schemaVersion(db);
  if (have < newest) {
    throw new WarehouseError(
      'WAREHOUSE_READ_ONLY',
      `${db.name} has schema ${have}, this release reads ${newest}, and it was opened for reading only.`
    );
  }
}

function refuseNewer(db: Database, newest: number): void {
  const have = schemaVersion(db);
  if (have <= newest) return;
  throw new WarehouseError(
    'WAREHOUSE_NEWER_SCHEMA',
    `${db.name} has schema ${have}; this release knows up to ${newest}.`
  );
}

/** A wrong statement is a defect of the step; a full disk or a lock is not. */
const isFailureOfOurs = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'SQLITE_ERROR';
