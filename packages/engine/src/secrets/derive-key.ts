import { hkdfSync } from 'node:crypto';

import type { SealingKey } from './key-file.ts';

/** Bytes that each use takes: a key, and for the warehouse the salt of its files as well. */
const BYTES = { seal: 32, warehouse: 48 } as const;

/** A key of its own for each use, so that no two uses ever share one. */
export function deriveKey(key: SealingKey, use: keyof typeof BYTES): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `smartcloudops/${use}`, BYTES[use]));
}
