import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import type { KmsKey } from './keys.ts';

/** Bytes of the parts that stand before the text: whose it is, how it was sealed. */
const ID = 36;
const IV = 12;
const TAG = 16;

/** The context that must be the same again to decrypt, whatever the order of its names. */
function contextBytes(context: unknown): Buffer {
  const entries = Object.entries((context ?? {}) as Readonly<Record<string, string>>);
  return Buffer.from(JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1))));
}

export function encryptUnder(key: KmsKey, plaintext: Buffer, context: unknown): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key.material, iv);
  cipher.setAAD(contextBytes(context));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from(key.id), iv, cipher.getAuthTag(), body]);
}

export const keyIdIn = (ciphertext: Buffer): string => ciphertext.subarray(0, ID).toString('latin1');

/** Null for what this key did not make, or not with this context. */
export function decryptUnder(key: KmsKey, ciphertext: Buffer, context: unknown): Buffer | null {
  const iv = ciphertext.subarray(ID, ID + IV);
  const tag = ciphertext.subarray(ID + IV, ID + IV + TAG);
  if (tag.length !== TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key.material, iv, { authTagLength: TAG });
  decipher.setAAD(contextBytes(context));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(ciphertext.subarray(ID + IV + TAG)), decipher.final()]);
  } catch {
    return null;
  }
}
