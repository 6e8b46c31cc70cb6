import type { DataKey } from '@smartcloudops/aws';

import { EngineError } from '../errors.ts';

/** A data key as it is kept beside the data: only KMS can open it. */
export interface EncryptedDataKey {
  /** ARN of the key of KMS that it is encrypted under. */
  readonly kmsKey: string;
  /** Base64. */
  readonly encryptedKey: string;
}

export function dataKeyText({ keyArn, encrypted }: DataKey, now: number): string {
  const kept = { format: 1, kmsKey: keyArn, encryptedKey: encrypted, madeAt: new Date(now).toISOString() };
  return `${JSON.stringify(kept, null, 2)}\n`;
}

/** @throws EngineError `ENGINE_BAD_KEY_FILE` */
export function readDataKey(text: string, where: string): EncryptedDataKey {
  try {
    const { format, kmsKey, encryptedKey } = JSON.parse(text) as EncryptedDataKey & { readonly format: unknown };
    if (format !== 1) throw new Error(`it has format ${String(format)}, and this release reads format 1`);
    if (typeof kmsKey !== 'string' || typeof encryptedKey !== 'string') throw new Error('it holds no encrypted key');
    return { kmsKey, encryptedKey };
  } catch (cause) {
    throw new EngineError(
      'ENGINE_BAD_KEY_FILE',
      `The encrypted data key in ${where} is not usable: ${(cause as Error).message}. Restore it from a backup of the data folder, which holds it too.`,
      { cause }
    );
  }
}
