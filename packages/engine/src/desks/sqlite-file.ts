import path from 'node:path';

import { deriveKey } from '../secrets/derive-key.ts';
import { WAREHOUSE_FILE } from './warehouse-file.ts';
import type { WarehouseLocation } from './warehouse-location.ts';

/** The embedded warehouse's file in a data folder, and the key that opens it. */
export function sqliteFile({ dataDir, key }: WarehouseLocation): { readonly path: string; readonly key: Buffer } {
  return { path: path.join(dataDir, WAREHOUSE_FILE), key: deriveKey(Buffer.from(key), 'warehouse') };
}
