import type { Twin } from '../../src/api.ts';
import { startTwin } from '../../src/server.ts';
import { company } from '../fixture.ts';
import { hasPython, python } from './python.ts';

const contract = hasPython('botocore') ? test : test.skip;

let twin: Twin;
beforeAll(async () => (twin = await startTwin({ world: company() })));
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

const recorded: object[] = [];
/** What travels as Base64 text is bytes to botocore, whose validator takes text for them as well. */
async function ask(operation: string, request: object) {
  const response = await fetch(twin.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `TrentService.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=TWINDEMO/20261123/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    },
    body: JSON.stringify(request),
  });
  const answer = (await response.json()) as Record<string, string>;
  recorded.push({ service: 'kms', operation, request, status: response.status, answer });
  return { status: response.status, answer };
}

contract(
  'KMS encrypts, decrypts and refuses as AWS’s own model says',
  async () => {
    const KeyId = 'alias/smartcloudops';
    const EncryptionContext = { a: '1', b: '2' };
    const made = (await ask('GenerateDataKey', { KeyId, KeySpec: 'AES_256', EncryptionContext })).answer;
    expect(Buffer.from(made['Plaintext'] ?? '', 'base64')).toHaveLength(32);
    expect(made['KeyId']).toMatch(/^arn:aws:kms:us-east-1:\d{12}:key\/[0-9a-f-]{36}$/);
    const { CiphertextBlob } = made;
    const same = { b: '2', a: '1' };
    const opened = await ask('Decrypt', { CiphertextBlob, EncryptionContext: same });
    expect(opened.answer).toMatchObject({ Plaintext: made['Plaintext'], KeyId: made['KeyId'] });
    await ask('Decrypt', { CiphertextBlob, EncryptionContext, KeyId: made['KeyId'] });
    const sealed = await ask('Encrypt', { KeyId: made['KeyId'], Plaintext: Buffer.from('secret').toString('base64') });
    expect((await ask('Decrypt', { CiphertextBlob: sealed.answer['CiphertextBlob'] })).answer['Plaintext']).toBe(
      Buffer.from('secret').toString('base64')
    );
    const refused = async (operation: string, request: object, __type: string) =>
      expect(await ask(operation, request)).toMatchObject({ status: 400, answer: { __type } });
    await refused('Decrypt', { CiphertextBlob, EncryptionContext: { a: '1' } }, 'InvalidCiphertextException');
    await refused('Decrypt', { CiphertextBlob: 'bm90aGluZw==' }, 'InvalidCiphertextException');
    await refused('Decrypt', { CiphertextBlob, KeyId: 'alias/other' }, 'IncorrectKeyException');
    await refused('GenerateDataKey', { KeyId: 'alias/none', KeySpec: 'AES_256' }, 'NotFoundException');
    await refused('GenerateDataKey', { KeyId: 'alias/disabled', KeySpec: 'AES_256' }, 'DisabledException');
    expect(twin.invoice()).toMatchObject({ total: '0.000015' });
    const lines = recorded.map((one) => JSON.stringify(one));
    const { code, output } = await python('./aws_model.py', [], lines.join('\n'));
    const said = output.trim().split('\n');
    expect(said.slice(0, -1).filter(Boolean)).toEqual([]);
    expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ calls: lines.length, faults: 0 });
    expect(code).toBe(0);
  },
  60_000
);
