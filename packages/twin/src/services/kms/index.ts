import { randomBytes } from 'node:crypto';

import { AwsError, validation } from '../../http/aws-error.ts';
import type { Call, Operation, Service } from '../../http/service.ts';
import { decryptUnder, encryptUnder, keyIdIn } from './cipher.ts';
import { keyNamed, keyOfId } from './keys.ts';

const ALGORITHM = 'SYMMETRIC_DEFAULT';
const LONGEST_TEXT = 4096;
/** $0.03 for 10,000 requests. */
const charge: Operation['charge'] = () => ({ units: 1, nanoDollarsPerUnit: 3000n });

const bytes = (value: unknown): Buffer => Buffer.from(String(value ?? ''), 'base64');

function generateDataKey(call: Call): unknown {
  const { KeyId, KeySpec, NumberOfBytes, EncryptionContext } = call.input;
  if ((KeySpec === undefined) === (NumberOfBytes === undefined)) {
    throw validation('Please specify either number of bytes or key spec.');
  }
  const key = keyNamed(call, KeyId);
  const plaintext = randomBytes(KeySpec === undefined ? Number(NumberOfBytes) : KeySpec === 'AES_128' ? 16 : 32);
  return {
    CiphertextBlob: encryptUnder(key, plaintext, EncryptionContext).toString('base64'),
    Plaintext: plaintext.toString('base64'),
    KeyId: key.arn,
  };
}

function encrypt(call: Call): unknown {
  const { KeyId, Plaintext, EncryptionContext } = call.input;
  const key = keyNamed(call, KeyId);
  const plaintext = bytes(Plaintext);
  if (plaintext.length === 0 || plaintext.length > LONGEST_TEXT) {
    throw validation("Value at 'plaintext' failed to satisfy constraint: Member must have length 1 to 4096");
  }
  const ciphertext = encryptUnder(key, plaintext, EncryptionContext);
  return { CiphertextBlob: ciphertext.toString('base64'), KeyId: key.arn, EncryptionAlgorithm: ALGORITHM };
}

/** A ciphertext tells its key; one that is named as well must be that one. */
function decrypt(call: Call): unknown {
  const { KeyId, CiphertextBlob, EncryptionContext } = call.input;
  const ciphertext = bytes(CiphertextBlob);
  const own = keyOfId(call, keyIdIn(ciphertext));
  const named = KeyId === undefined ? own : keyNamed(call, KeyId);
  if (!own || !named) throw new AwsError('InvalidCiphertextException', '');
  if (named.id !== own.id) {
    throw new AwsError(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.'
    );
  }
  const key = keyNamed(call, own.id);
  const plaintext = decryptUnder(key, ciphertext, EncryptionContext);
  if (!plaintext) throw new AwsError('InvalidCiphertextException', '');
  return { KeyId: key.arn, Plaintext: plaintext.toString('base64'), EncryptionAlgorithm: ALGORITHM };
}

export const kms: Service = {
  name: 'kms',
  iamPrefix: 'kms',
  protocol: 'json-1.1',
  target: 'TrentService',
  throttling: { code: 'ThrottlingException', message: 'Rate exceeded', status: 400 },
  operations: {
    GenerateDataKey: { handle: generateDataKey, charge },
    Encrypt: { handle: encrypt, charge },
    Decrypt: { handle: decrypt, charge },
  },
};
