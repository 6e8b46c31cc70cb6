import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';
import type { Warehouse } from '@smartcloudops/warehouse';

import { deriveKey } from '../secrets/derive-key.ts';

/** How any thread of this process opens the warehouse and what is sealed in it. */
export interface WarehouseLocation {
  readonly dataDir: string;
  /** The key of the installation. It crosses between threads, hence no Buffer. */
  readonly key: Uint8Array;
  /** Path of SQLite's native part when it is not in node_modules. */
  readonly nativeBinding?: string | undefined;
}

export function openWarehouse({ dataDir, key, nativeBinding }: WarehouseLocation, clock: () => number): Warehouse {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openSqliteWarehouse({
    path: path.join(dataDir, 'warehouse.sqlite'),
    key: deriveKey(Buffer.from(key), 'warehouse'),
    clock,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
}
