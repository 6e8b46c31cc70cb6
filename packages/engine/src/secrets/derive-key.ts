import { hkdfSync } from 'node:crypto';

import type { SealingKey } from './key-file.ts';

/** A key of its own for each use, so that no two uses ever share one. */
export function deriveKey(key: SealingKey, use: 'seal' | 'warehouse'): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `smartcloudops/${use}`, 32));
}
