import path from 'node:path';

import type { EngineOptions } from '../engine-options.ts';
import { keyFileBeside, loadOrCreateKey } from '../secrets/key-file.ts';

/** How any thread of this process opens the warehouse and what is sealed in it. */
export interface WarehouseLocation {
  readonly dataDir: string;
  /** The key of the installation. It crosses between threads, hence no Buffer. */
  readonly key: Uint8Array;
}

export function warehouseLocation(options: Pick<EngineOptions, 'dataDir' | 'key'>): WarehouseLocation {
  const dataDir = path.resolve(options.dataDir);
  return { dataDir, key: options.key ?? loadOrCreateKey(keyFileBeside(dataDir)) };
}
