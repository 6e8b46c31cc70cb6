import { BILLS_SCHEMA } from './bills-schema.ts';
import { sqliteCostStore } from './cost-store.ts';
import { sqliteJournal } from './journal.ts';
import { sqliteForecasts } from './forecasts.ts';
import { ITEMS_SCHEMA } from './items-schema.ts';
import { sqliteItems } from './items.ts';
import { METRICS_SCHEMA } from './metrics-schema.ts';
import { sqliteMetrics } from './metrics.ts';
import { migrate, requireVersion } from './migrate.ts';
import type { Migration } from './migrate.ts';
import { oldRows } from './old-rows.ts';
import { openDatabase } from './open-database.ts';
import type { DatabaseOptions } from './open-database.ts';
import { emptyFiles, refuseEmpty, refuseLoss } from './refuse-loss.ts';
import { guarded, toWarehouseError } from './sqlite-error.ts';
import { STATE_SCHEMA } from './state-schema.ts';
import { sqliteState } from './state.ts';
import { sqliteUpkeep } from './upkeep.ts';
import { WarehouseError } from '../errors.ts';
import type { Warehouse } from '../warehouse.ts';

export { backupSqliteWarehouse } from './backup/backup.ts';
export type { BackupOptions } from './backup/backup.ts';
export type { BackupFile, BackupManifest } from './backup/manifest.ts';
export { restoreSqliteWarehouse } from './backup/restore.ts';
export { copyBackupUnderKey } from './rekey/copy-backup-under-key.ts';
export { copyUnderKey } from './rekey/copy-under-key.ts';
export { lockWarehouse } from './rekey/lock-warehouse.ts';
export type { LockedWarehouse } from './rekey/lock-warehouse.ts';

export interface SqliteWarehouseOptions {
  /**
   * File of the bills; the collector's memory lies beside it in `<path>.state`, measurements in `<path>.metrics`, items in
   * `<path>.items`. Made when absent; their folder must exist.
   */
  readonly path: string;
  /**
   * Encrypts all files (SQLCipher 4): 32 bytes are the key itself, 48 the key and its salt (needed when several processes may
   * make the files at once), anything else is a passphrase.
   */
  readonly key?: Buffer | string;
  readonly clock?: () => number;
  readonly readOnly?: boolean;
  /** How long journal and state wait for another process before `WAREHOUSE_BUSY`, in ms. Default 10 s. */
  readonly busyTimeoutMs?: number;
  /** Path of better_sqlite3.node when it is not found through node_modules (single executable). */
  readonly nativeBinding?: string;
}

/**
 * A warehouse in SQLite files. Several processes may hold it at once: readers never wait, loads take turns, and the collector's
 * memory, the measurements and the items are files of their own so that a long load delays no lease and no reservation, and none
 * of them delays another.
 * @throws WarehouseError
 */
export function openSqliteWarehouse(options: SqliteWarehouseOptions): Warehouse {
  const { path, key, clock = Date.now, readOnly = false, busyTimeoutMs = 10_000, nativeBinding } = options;
  const open: { close(): void }[] = [];
  const connect = (
    schema: readonly Migration[],
    rest: Pick<DatabaseOptions, 'path' | 'cacheKiB' | 'busyTimeoutMs'>
  ) => {
    const db = openDatabase({ key, readOnly, nativeBinding, ...rest });
    open.push(db);
    guarded(rest.path, () => (readOnly ? requireVersion(db, schema) : migrate(db, schema, clock())));
    return db;
  };
  const closeAll = () => {
    for (const db of open.splice(0)) db.close();
  };
  try {
    refuseLoss(path);
    const empty = emptyFiles(path);
    const reader = connect(BILLS_SCHEMA, { path, busyTimeoutMs, cacheKiB: 64 * 1024 });
    if (empty.length > 0 && guarded(path, () => reader.prepare('SELECT 1 FROM load LIMIT 1').get())) refuseEmpty(empty);
    const memory = connect(STATE_SCHEMA, { path: `${path}.state`, busyTimeoutMs });
    const metrics = connect(METRICS_SCHEMA, { path: `${path}.metrics`, busyTimeoutMs, cacheKiB: 16 * 1024 });
    const items = connect(ITEMS_SCHEMA, { path: `${path}.items`, busyTimeoutMs, cacheKiB: 16 * 1024 });
    let writer: ReturnType<typeof connect> | undefined;
    const openWriter = () => {
      if (!reader.open)
        throw new WarehouseError('WAREHOUSE_CLOSED', `The warehouse ${path} was closed before the load began.`);
      writer ??= connect(BILLS_SCHEMA, { path, busyTimeoutMs, cacheKiB: 256 * 1024 });
      writer.pragma('busy_timeout = 0'); // load() waits for its turn without blocking the event loop
      return writer;
    };
    const openBills = () => {
      if (!reader.open) throw new WarehouseError('WAREHOUSE_CLOSED', `The warehouse ${path} is closed.`);
      return openDatabase({ key, readOnly, nativeBinding, path, busyTimeoutMs });
    };
    const stores = { metrics: sqliteMetrics(metrics), items: sqliteItems(items), forecasts: sqliteForecasts(memory) };
    return {
      ...stores,
      costs: sqliteCostStore(reader, readOnly ? null : openWriter),
      journal: sqliteJournal(memory),
      state: sqliteState(memory),
      upkeep: sqliteUpkeep({ openBills, metrics, items, memory }, oldRows({ metrics, items, memory }, stores)),
      close: async () => closeAll(),
    };
  } catch (thrown) {
    closeAll();
    throw toWarehouseError(thrown, path);
  }
}
