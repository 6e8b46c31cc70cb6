import { existsSync } from 'node:fs';
import path from 'node:path';

import { WAREHOUSE_FILE } from '../desks/warehouse-file.ts';
import { EngineError } from '../errors.ts';
import { keyFileBeside, loadOrCreateKey } from '../secrets/key-file.ts';
import type { SealingKey } from '../secrets/key-file.ts';
import { DATA_KEY_FILE } from './data-key-store.ts';

export const hasWarehouse = (dataDir: string): boolean => existsSync(path.join(dataDir, WAREHOUSE_FILE));

/**
 * The key in the file beside the data folder, made when there is no data yet.
 * @throws EngineError `ENGINE_KEY_MISSING` when data is there that the file would have to open
 */
export function besideKey(dataDir: string): SealingKey {
  // Looked at first: whoever makes the data has made the key before.
  const hasData = hasWarehouse(dataDir);
  const file = keyFileBeside(dataDir);
  if (!hasData || existsSync(file)) return loadOrCreateKey(file);
  const inKms = existsSync(path.join(dataDir, DATA_KEY_FILE));
  const why = inKms
    ? `${DATA_KEY_FILE} in it says that its key is kept in KMS: set SMARTCLOUDOPS_KMS_KEY_ID (kms_key_id for Grafana's plugin) to the key that it names.`
    : `Restore the file, or name the key in SMARTCLOUDOPS_KEY_FILE, SMARTCLOUDOPS_KEY or SMARTCLOUDOPS_KMS_KEY_ID. A new key cannot open what another one encrypted, so none is made.`;
  throw new EngineError(
    'ENGINE_KEY_MISSING',
    `The data in ${dataDir} is encrypted, and its key file ${file} is not there. ${why}`
  );
}
