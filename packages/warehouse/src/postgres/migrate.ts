import type { Connections } from './connections.ts';
import { isFailureOfOurs } from './postgres-error.ts';
import { WarehouseError } from '../errors.ts';

/** A step forward. What was released is never edited; there is no step back. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/**
 * Makes the schema when it is absent and brings it to the newest version, in one transaction; several processes may start at once.
 * A warehouse that is opened for reading has to be at that version.
 */
export async function migrate(db: Connections, migrations: readonly Migration[], now: number): Promise<void> {
  const newest = Math.max(0, ...migrations.map((migration) => migration.version));
  const have = await schemaVersion(db, db.query);
  refuseNewer(db, have, newest);
  if (have === newest) return;
  if (db.readOnly) {
    throw new WarehouseError(
      'WAREHOUSE_READ_ONLY',
      `Schema ${db.schema} of ${db.name} is at version ${have}, this release reads ${newest}, and it was opened for reading only.`
    );
  }
  await db.transaction(['schema'], async (run) => {
    const [there] = await run('SELECT 1 FROM pg_namespace WHERE nspname = $1', [db.schema]);
    if (!there) await run(`CREATE SCHEMA ${db.schema}`);
    await run('CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, applied_at bigint NOT NULL)');
    const from = await schemaVersion(db, run);
    refuseNewer(db, from, newest);
    for (const { version, sql } of migrations) {
      if (version <= from) continue;
      await step(db, version, () => run(sql));
      await run('INSERT INTO schema_version VALUES ($1, $2)', [version, now]);
    }
  });
}

async function step(db: Connections, version: number, action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (cause) {
    if (!isFailureOfOurs(cause)) throw cause;
    throw new WarehouseError(
      'WAREHOUSE_MIGRATION_FAILED',
      `Step ${version} of schema ${db.schema} of ${db.name} failed.`,
      { cause }
    );
  }
}

/** 0 when there is no warehouse in the schema. */
async function schemaVersion(db: Connections, run: Connections['query']): Promise<number> {
  const [table] = await run<{ there: string | null }>('SELECT to_regclass($1)::text AS there', [
    `${db.schema}.schema_version`,
  ]);
  if (!table?.there) return 0;
  const [row] = await run<{ version: number }>('SELECT coalesce(max(version), 0) AS version FROM schema_version');
  return row?.version ?? 0;
}

function refuseNewer(db: Connections, have: number, newest: number): void {
  if (have <= newest) return;
  throw new WarehouseError(
    'WAREHOUSE_NEWER_SCHEMA',
    `Schema ${db.schema} of ${db.name} is at version ${have}; this release knows up to ${newest}.`
  );
}
