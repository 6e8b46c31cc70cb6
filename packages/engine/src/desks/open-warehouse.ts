import { mkdirSync } from 'node:fs';

import type { Warehouse } from '@smartcloudops/warehouse';

import { sqliteFile } from './sqlite-file.ts';
import type { WarehouseLocation } from './warehouse-location.ts';

/** Each desk's thread has its own: one connection for a load, the others for what is asked meanwhile. */
const POSTGRES_CONNECTIONS = 3;

/** Opens the shared database that the location names, else the file in the data folder. Only one of both drivers is loaded. */
export async function openWarehouse(location: WarehouseLocation, clock: () => number): Promise<Warehouse> {
  const { url, dataDir } = location;
  if (url !== undefined) {
    const { openPostgresWarehouse } = await import('@smartcloudops/warehouse/postgres');
    return openPostgresWarehouse({ url, clock, poolSize: POSTGRES_CONNECTIONS });
  }
  const { openSqliteWarehouse } = await import('@smartcloudops/warehouse/sqlite');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openSqliteWarehouse({ ...sqliteFile(location), clock });
}
