import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';
import type { Warehouse } from '@smartcloudops/warehouse';

import { deriveKey } from '../secrets/derive-key.ts';
import type { WarehouseLocation } from './warehouse-location.ts';

export function openWarehouse({ dataDir, key }: WarehouseLocation, clock: () => number): Warehouse {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openSqliteWarehouse({
    path: path.join(dataDir, 'warehouse.sqlite'),
    key: deriveKey(Buffer.from(key), 'warehouse'),
    clock,
  });
}
