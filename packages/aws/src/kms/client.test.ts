import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { kmsClient } from './client.ts';

const CONTEXT = { application: 'smartcloudops' };
const world = createWorld({ seed: 1, days: 2, accounts: 1, now: Date.UTC(2026, 9, 20) });
let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: [
      { accessKeyId: 'ALL' },
      { accessKeyId: 'NO_DECRYPT', allow: ['kms:GenerateDataKey'] },
      { accessKeyId: 'NONE', allow: [] },
    ],
  });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

const clientOf = (keyId: string, accessKey = 'ALL') =>
  kmsClient({ authType: 'keys', accessKey, secretKey: 's', endpoint: twin.url, defaultRegion: 'us-east-1' }, keyId);

test('a data key opens again, in another process and by the ARN of its key', async () => {
  const { plaintext, encrypted, keyArn } = await clientOf('alias/smartcloudops').generateDataKey(CONTEXT);
  expect(plaintext).toHaveLength(32);
  expect(Buffer.from(encrypted, 'base64').includes(plaintext)).toBe(false);
  for (const id of ['alias/smartcloudops', keyArn]) {
    expect((await clientOf(id).decrypt(encrypted, CONTEXT)).equals(plaintext)).toBe(true);
  }
});

test('what KMS refuses is told with the permission or the key', async () => {
  const { encrypted } = await clientOf('alias/smartcloudops').generateDataKey(CONTEXT);
  const failing = (work: Promise<unknown>) => work.catch((error: unknown) => error);
  const denied = await failing(clientOf('alias/smartcloudops', 'NO_DECRYPT').decrypt(encrypted, CONTEXT));
  expect(denied).toMatchObject({ code: 'AWS_ACCESS_DENIED', action: 'kms:Decrypt' });
  expect((denied as Error).message).toContain('The permission kms:Decrypt is missing');
  const making = await failing(clientOf('alias/smartcloudops', 'NONE').generateDataKey(CONTEXT));
  expect(making).toMatchObject({ code: 'AWS_ACCESS_DENIED', action: 'kms:GenerateDataKey' });
  for (const id of ['alias/none', 'alias/disabled']) {
    const error = await failing(clientOf(id).generateDataKey(CONTEXT));
    expect(error).toMatchObject({ code: 'AWS_KMS_KEY_UNUSABLE' });
    expect((error as Error).message).toContain(id);
  }
  for (const work of [
    clientOf('alias/other').decrypt(encrypted, CONTEXT),
    clientOf('alias/smartcloudops').decrypt(encrypted, { application: 'another' }),
    clientOf('alias/smartcloudops').decrypt('bm90aGluZw==', CONTEXT),
  ]) {
    expect(await failing(work)).toMatchObject({ code: 'AWS_KMS_WRONG_KEY' });
  }
});

test('a start waits out a KMS that is busy for a moment', async () => {
  twin.setFaults([{ operation: 'kms:GenerateDataKey', kind: 'throttle', count: 2 }]);
  expect((await clientOf('alias/smartcloudops').generateDataKey(CONTEXT)).plaintext).toHaveLength(32);
});
