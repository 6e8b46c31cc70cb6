import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';

import Database from 'better-sqlite3-multiple-ciphers';

import { isBusy, toWarehouseError } from './sqlite-error.ts';
import { WarehouseError } from '../errors.ts';

export interface DatabaseOptions {
  readonly path: string;
  /** 32 bytes are taken as the key itself, 48 as the key and its salt; anything else as a passphrase. */
  readonly key?: Buffer | string | undefined;
  readonly readOnly?: boolean | undefined;
  /** How long to wait for another process, in ms. */
  readonly busyTimeoutMs: number;
  readonly cacheKiB?: number | undefined;
  /** Where the native part lies when it is not in node_modules (single executable). */
  readonly nativeBinding?: string | undefined;
}

/** A connection in WAL mode that fsyncs every commit. With a key the file, its WAL and nothing else hold the data: temporary tables stay in memory. */
export function openDatabase(options: DatabaseOptions): Database.Database {
  const { path, busyTimeoutMs } = options;
  if (path === '' || path === ':memory:') {
    throw new WarehouseError(
      'WAREHOUSE_CANNOT_OPEN',
      'A warehouse is shared by several connections and therefore needs a file; a path in a temporary folder serves tests.'
    );
  }
  for (const deadline = performance.now() + busyTimeoutMs; ; Atomics.wait(NEVER, 0, 0, RETRY_MS)) {
    try {
      return connect(options);
    } catch (thrown) {
      // The switch to WAL fails at once, whatever the timeout, while another connection makes the file or closes it last.
      if (isBusy(thrown) && performance.now() <= deadline) continue;
      const error = toWarehouseError(thrown, path);
      if (error.code === 'WAREHOUSE_CANNOT_OPEN') refuseClosedFolder(path, thrown);
      throw error;
    }
  }
}

/** SQLite only says that it cannot open; it needs files beside its own. */
function refuseClosedFolder(path: string, cause: unknown): void {
  const folder = dirname(path);
  if (!existsSync(folder)) return;
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new WarehouseError('WAREHOUSE_READ_ONLY', `This process may not write in the folder ${folder}.`, { cause });
  }
}

const RETRY_MS = 10;
/** Nobody ever writes to it: waiting on it is sleeping. */
const NEVER = new Int32Array(new SharedArrayBuffer(4));

function connect({
  path,
  key,
  readOnly = false,
  busyTimeoutMs,
  cacheKiB,
  nativeBinding,
}: DatabaseOptions): Database.Database {
  const db = new Database(path, {
    readonly: readOnly,
    fileMustExist: readOnly,
    timeout: busyTimeoutMs,
    ...(nativeBinding ? { nativeBinding } : {}),
  });
  try {
    if (key !== undefined && key.length > 0) unlock(db, key);
    db.pragma('temp_store = MEMORY');
    if (cacheKiB) db.pragma(`cache_size = -${cacheKiB}`);
    if (!readOnly) db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma(`journal_size_limit = ${64 * 1024 * 1024}`);
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

/**
 * With the salt given, two processes that make the same file at the same moment agree on it; else the slower one finds a file
 * that its own salt cannot read.
 */
const RAW_KEY_BYTES = [32, 48];

function unlock(db: Database.Database, key: Buffer | string): void {
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  if (Buffer.isBuffer(key) && RAW_KEY_BYTES.includes(key.length)) db.pragma(`key = "x'${key.toString('hex')}'"`);
  else db.pragma(`hexkey = '${Buffer.from(key).toString('hex')}'`);
}
