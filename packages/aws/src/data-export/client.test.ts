import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { bucketClient } from './client.ts';

const NOW = Date.UTC(2026, 10, 3, 9);
const place = { bucket: 'bills', region: 'us-east-1' };
const text = async (body: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(body)).toString();

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world: createWorld({ now: NOW, days: 10, accounts: 1 }),
    credentials: [{ accessKeyId: 'KEY', secretAccessKey: 'SECRET' }],
    exports: [{ bucket: 'bills', region: 'eu-central-1', prefix: 'cur', name: 'daily', format: 'cur2' }],
  });
  twin.putObject('bills', 'notes/a b+c.txt', '0123456789');
});
afterAll(() => twin.close());

const client = (region = place.region) =>
  bucketClient({ authType: 'keys', accessKey: 'KEY', secretKey: 'SECRET', endpoint: twin.url }, { ...place, region });

test('a bucket that lies elsewhere is asked there, after it has told so once', async () => {
  const before = twin.invoice().items.find(({ operation }) => operation === 's3:ListObjectsV2');
  const there = client();
  const { objects, folders } = await there.list({ Prefix: '', Delimiter: '/' });
  expect([objects, folders]).toEqual([[], ['cur/', 'notes/']]);
  await there.list({ Prefix: 'notes/' });
  const after = twin.invoice().items.find(({ operation }) => operation === 's3:ListObjectsV2');
  // One answer said where, two were charged.
  expect((after?.answered ?? 0) - (before?.answered ?? 0)).toBe(3);
  expect((after?.units ?? 0) - (before?.units ?? 0)).toBe(2);
  there.close();
});

test('an object is read from a byte on and by its version, whatever its name', async () => {
  const there = client('eu-central-1');
  const [found] = (await there.list({ Prefix: 'notes/' })).objects;
  expect(found).toMatchObject({ key: 'notes/a b+c.txt', size: 10, lastModified: NOW });
  const whole = await there.read('notes/a b+c.txt', { etag: found?.etag ?? '' });
  expect([await text(whole.body), whole.size, whole.etag]).toEqual(['0123456789', 10, found?.etag]);
  const rest = await there.read('notes/a b+c.txt', { from: 7 });
  expect([await text(rest.body), rest.firstByte, rest.size]).toEqual(['789', 7, 10]);
  const changed = there.read('notes/a b+c.txt', { etag: '"other"' });
  await expect(changed).rejects.toMatchObject({ code: 'AWS_OBJECT_CHANGED' });
  there.close();
});
