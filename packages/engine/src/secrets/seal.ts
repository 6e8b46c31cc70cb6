import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { EngineError } from '../errors.ts';
import type { SealingKey } from './key-file.ts';

const VERSION = 'v1';

/**
 * Seals text with AES-256-GCM.
 * @param name what the text belongs to; a sealed text cannot be moved under another name
 */
export function seal(text: string, name: string, key: SealingKey): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [VERSION, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
}

/** @throws EngineError `ENGINE_SEAL_BROKEN` when the key, the name or the text is not the one it was sealed with */
export function unseal(sealed: string, name: string, key: SealingKey): string {
  const [version, iv = '', tag = '', body = ''] = sealed.split('.');
  try {
    if (version !== VERSION) throw new Error(`unknown seal version ${version}`);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(name));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new EngineError(
      'ENGINE_SEAL_BROKEN',
      `The stored settings of "${name}" cannot be opened: they were sealed with another key. Restore the key file that belongs to this data folder, or save the connection again with its secrets.`,
      { cause }
    );
  }
}
