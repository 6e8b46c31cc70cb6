import { endpointFor } from '../credentials/endpoint.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { AwsError } from '../errors.ts';
import { requestHandler } from '../http.ts';
import { sdkConnection } from '../sdk-connection.ts';
import { refineKmsFault } from './fault.ts';

/** A key as it is used, and as it may be kept: encrypted under a key of KMS. */
export interface DataKey {
  /** 32 bytes. */
  readonly plaintext: Buffer;
  /** Base64. */
  readonly encrypted: string;
  /** ARN of the key of KMS that encrypted it. */
  readonly keyArn: string;
}

/** What we need of KMS. @throws AwsError */
export interface KmsClient {
  /** A new key, and the same one encrypted; the context must be the same again to decrypt it. */
  generateDataKey(context: Readonly<Record<string, string>>): Promise<DataKey>;
  /** @param encrypted Base64, as it was given. @returns 32 bytes */
  decrypt(encrypted: string, context: Readonly<Record<string, string>>): Promise<Buffer>;
  close(): void;
}

const KEY_BYTES = 32;

/**
 * @param keyId id, ARN or alias of a symmetric key; an ARN tells the region, else it is that of the settings or, with neither, of the
 * environment
 */
export function kmsClient(settings: AwsAuthSettings, keyId: string, policy?: AwsAuthPolicy): KmsClient {
  const region = /^arn:[^:]+:kms:([^:]+):/.exec(keyId)?.[1] ?? settings.defaultRegion;
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { KMSClient: Client } = await import('@aws-sdk/client-kms');
    return new Client({
      ...(region ? { region } : {}),
      credentials,
      // A start waits for it, so it is tried for a while.
      maxAttempts: 4,
      requestHandler: await requestHandler(),
      ...endpointFor('other', settings.endpoint),
    });
  });
  const call: typeof connection.call = (action, send) =>
    connection.call(action, send).catch((thrown: unknown) => {
      throw refineKmsFault(thrown, keyId);
    });
  return {
    async generateDataKey(EncryptionContext) {
      const { GenerateDataKeyCommand: Command } = await import('@aws-sdk/client-kms');
      const input = { KeyId: keyId, KeySpec: 'AES_256', EncryptionContext } as const;
      const { Plaintext, CiphertextBlob, KeyId } = await call('kms:GenerateDataKey', (client) =>
        client.send(new Command(input))
      );
      return {
        plaintext: keyBytes('kms:GenerateDataKey', Plaintext),
        encrypted: Buffer.from(CiphertextBlob ?? []).toString('base64'),
        keyArn: KeyId ?? keyId,
      };
    },
    async decrypt(encrypted, EncryptionContext) {
      const { DecryptCommand: Command } = await import('@aws-sdk/client-kms');
      const input = { CiphertextBlob: Buffer.from(encrypted, 'base64'), KeyId: keyId, EncryptionContext };
      const { Plaintext } = await call('kms:Decrypt', (client) => client.send(new Command(input)));
      return keyBytes('kms:Decrypt', Plaintext);
    },
    close: () => connection.close(),
  };
}

function keyBytes(action: string, plaintext: Uint8Array | undefined): Buffer {
  if (plaintext?.length === KEY_BYTES) return Buffer.from(plaintext);
  throw new AwsError(
    'AWS_ANSWER_UNREADABLE',
    `${action} answered with a key of ${plaintext?.length ?? 0} bytes, not 32.`
  );
}
