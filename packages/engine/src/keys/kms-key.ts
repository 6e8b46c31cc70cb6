import { kmsClient } from '@smartcloudops/aws';
import type { DataKey, KmsClient } from '@smartcloudops/aws';

import { EngineError } from '../errors.ts';
import type { SealingKey } from '../secrets/key-file.ts';
import type { DataKeyStore } from './data-key-store.ts';
import { dataKeyText, readDataKey } from './data-key-text.ts';

/** Bound to every data key: KMS opens none with another, and shows it in CloudTrail. */
const CONTEXT = { application: 'smartcloudops', purpose: 'data-key' };

/** With the credentials that the process has, as any SDK finds them. */
async function withKms<T>(keyId: string, work: (client: KmsClient) => Promise<T>): Promise<T> {
  const client = kmsClient({ authType: 'default' }, keyId);
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

export const makeDataKey = (keyId: string): Promise<DataKey> =>
  withKms(keyId, (client) => client.generateDataKey(CONTEXT));

/**
 * The installation's key, opened by KMS; made when there is none and nothing that another key encrypted.
 * @param hasData whether there is data already
 * @throws AwsError what KMS refuses, with the permission; EngineError `ENGINE_KEY_MISSING`
 */
export async function keyFromKms(
  store: DataKeyStore,
  keyId: string,
  hasData: boolean,
  now: () => number
): Promise<SealingKey> {
  const kept = await store.read();
  if (kept === null && hasData) {
    throw new EngineError(
      'ENGINE_KEY_MISSING',
      `The data is encrypted under a key that KMS did not make: there is no encrypted data key in ${store.where}. If it was lost, restore it from a backup. If the data had a key file or SMARTCLOUDOPS_KEY until now, change over: set that one only and run: smartcloudops key rotate --kms-key-id ${keyId}`
    );
  }
  let made: DataKey | undefined;
  const text = kept ?? (await store.keep(async () => dataKeyText((made = await makeDataKey(keyId)), now())));
  const { encryptedKey } = readDataKey(text, store.where);
  if (made?.encrypted === encryptedKey) return made.plaintext;
  return withKms(keyId, (client) => client.decrypt(encryptedKey, CONTEXT));
}
