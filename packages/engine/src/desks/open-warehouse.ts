import { mkdirSync } from 'node:fs';

import { accountBook, namedCosts } from '@smartcloudops/insights';
import type { Warehouse } from '@smartcloudops/warehouse';

import { withPushdown } from '../pushdown/with-pushdown.ts';
import { sqliteFile } from './sqlite-file.ts';
import type { WarehouseLocation } from './warehouse-location.ts';

/** Each desk's thread has its own: one connection for a load, the others for what is asked meanwhile. */
const POSTGRES_CONNECTIONS = 3;

/**
 * Opens the shared database that the location names, else the file in the data folder. Charges of connections that have a table
 * elsewhere are read from there, and all have the names of their accounts, whoever asks.
 */
export async function openWarehouse(location: WarehouseLocation, clock: () => number): Promise<Warehouse> {
  const warehouse = withPushdown(await openStore(location, clock), location.key, clock);
  return { ...warehouse, costs: namedCosts(warehouse.costs, accountBook(warehouse.items)) };
}

/** Only one of both drivers is loaded. */
async function openStore(location: WarehouseLocation, clock: () => number): Promise<Warehouse> {
  const { url, dataDir } = location;
  if (url !== undefined) {
    const { openPostgresWarehouse } = await import('@smartcloudops/warehouse/postgres');
    return openPostgresWarehouse({ url, clock, poolSize: POSTGRES_CONNECTIONS });
  }
  const { openSqliteWarehouse } = await import('@smartcloudops/warehouse/sqlite');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openSqliteWarehouse({ ...sqliteFile(location), clock });
}
