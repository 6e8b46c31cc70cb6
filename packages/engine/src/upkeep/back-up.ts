import path from 'node:path';

import { backupSqliteWarehouse, restoreSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { sqliteFile } from '../desks/sqlite-file.ts';
import { warehouseLocation } from '../desks/warehouse-location.ts';
import type { EngineOptions } from '../engine-options.ts';
import { DATA_KEY_FILE } from '../keys/data-key-store.ts';

type Place = Pick<EngineOptions, 'dataDir' | 'key'>;

/** What a backup holds. */
export interface BackupReport {
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** Epoch ms. */
  readonly madeAt: number;
}

/** Files of the data folder that belong to a backup beside the warehouse; never the key, unless only KMS can open it. */
const BESIDE = ['tokens.json', DATA_KEY_FILE];

/**
 * Copies the embedded warehouse into an empty folder, each file consistent in itself, while others go on reading and writing. It is
 * encrypted with the same key, which is not in it. @throws WarehouseError
 */
export async function backUp(
  place: Place,
  folder: string,
  {
    now,
    onProgress,
  }: { readonly now: number; readonly onProgress?: (done: number, total: number, file: string) => void }
): Promise<BackupReport> {
  const location = warehouseLocation(place);
  const beside = BESIDE.map((name) => path.join(location.dataDir, name));
  const { files, madeAt } = await backupSqliteWarehouse({
    ...{ ...sqliteFile(location), folder, beside, now },
    ...(onProgress ? { onProgress } : {}),
  });
  return { folder, files, madeAt };
}

/** Puts a backup back in its place, whole or not at all. @throws WarehouseError `WAREHOUSE_EXISTS` unless forced, `WAREHOUSE_BACKUP_UNUSABLE` */
export async function restore(place: Place, folder: string, force: boolean): Promise<BackupReport> {
  const { files, madeAt } = await restoreSqliteWarehouse({ ...sqliteFile(warehouseLocation(place)), folder, force });
  return { folder, files, madeAt };
}
