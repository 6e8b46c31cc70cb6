import path from 'node:path';

import type { EngineOptions } from '../engine-options.ts';
import { besideKey } from '../keys/beside-key.ts';
import { refuseHalfRotated } from '../keys/rotation/pending-moves.ts';

/** How any thread of this process opens the warehouse and what is sealed in it. */
export interface WarehouseLocation {
  readonly dataDir: string;
  /** The key of the installation. It crosses between threads, hence no Buffer. */
  readonly key: Uint8Array;
  /** Of a PostgreSQL database that holds the warehouse; it may carry a password. Absent: a file in the data folder. */
  readonly url?: string;
}

/** @throws EngineError `ENGINE_KEY_MISSING`, `ENGINE_BAD_KEY_FILE`, `ENGINE_KEY_ROTATING` */
export function warehouseLocation(options: Pick<EngineOptions, 'dataDir' | 'key' | 'warehouseUrl'>): WarehouseLocation {
  const dataDir = path.resolve(options.dataDir);
  if (!options.warehouseUrl) refuseHalfRotated(dataDir);
  return {
    dataDir,
    key: options.key ?? besideKey(dataDir),
    ...(options.warehouseUrl ? { url: options.warehouseUrl } : {}),
  };
}
