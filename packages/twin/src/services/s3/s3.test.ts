import type { Credential, Twin } from '../../api.ts';
import { startTwin } from '../../server.ts';
import { createWorld } from '../../world/create-world.ts';

const NOW = Date.UTC(2026, 10, 3, 9);
const credentials: Credential[] = [
  { accessKeyId: 'ALL' },
  { accessKeyId: 'READER', userName: 'reader', allow: ['s3:GetObject'] },
  { accessKeyId: 'LISTER', userName: 'lister', allow: ['s3:ListBucket'] },
];

let twin: Twin;
beforeAll(async () => {
  const world = createWorld({ now: NOW, days: 20, accounts: 1 });
  twin = await startTwin({
    world,
    credentials,
    exports: [
      { bucket: 'bills', prefix: 'cur', name: 'daily', format: 'cur2' },
      { bucket: 'far', region: 'eu-central-1', prefix: 'cur', name: 'daily', format: 'focus' },
    ],
  });
  for (const name of ['a', 'b/1', 'b/2', 'b/3', 'c d+&<é', 'e']) twin.putObject('files', name, `bytes of ${name}`);
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

async function call(
  path: string,
  how: { key?: string; method?: string; region?: string; headers?: Record<string, string> } = {}
) {
  const { key = 'ALL', method = 'GET', region = 'us-east-1', headers = {} } = how;
  const authorization = `AWS4-HMAC-SHA256 Credential=${key}/20261103/${region}/s3/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
  const response = await fetch(`${twin.url}${path}`, { method, headers: { ...headers, authorization } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const all = (text: string, element: string) =>
  [...text.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, value]) => value);
const error = ({ status, text }: { status: number; text: string }) => [status, all(text, 'Code')[0]];

test('a bucket lists its objects by page, and each page once', async () => {
  const keys: (string | undefined)[] = [];
  let token: string | undefined;
  let pages = 0;
  do {
    const more = token === undefined ? '' : `&continuation-token=${encodeURIComponent(token)}`;
    const { text } = await call(`/files?list-type=2&max-keys=4${more}`);
    keys.push(...all(text, 'Key'));
    expect(all(text, 'IsTruncated')).toEqual([pages === 0 ? 'true' : 'false']);
    token = all(text, 'NextContinuationToken')[0];
    pages++;
  } while (token !== undefined);
  expect(keys).toEqual(['a', 'b/1', 'b/2', 'b/3', 'c d+&#38;&#60;é', 'e']);
  expect(pages).toBe(2);
});

test('prefix, delimiter and start choose what is listed', async () => {
  const folders = await call('/files?list-type=2&delimiter=/');
  expect([all(folders.text, 'Key'), all(folders.text, 'KeyCount')]).toEqual([['a', 'c d+&#38;&#60;é', 'e'], ['4']]);
  expect(folders.text).toContain('<CommonPrefixes><Prefix>b/</Prefix></CommonPrefixes>');
  expect(all((await call('/files?list-type=2&prefix=b/&start-after=b/1')).text, 'Key')).toEqual(['b/2', 'b/3']);
  const coded = await call('/files?list-type=2&prefix=c&encoding-type=url');
  expect([all(coded.text, 'Key'), all(coded.text, 'EncodingType')]).toEqual([['c%20d%2B%26%3C%C3%A9'], ['url']]);
  twin.setFaults([{ operation: 's3:ListObjectsV2', kind: 'small-pages', pageSize: 2 }]);
  expect(all((await call('/files?list-type=2')).text, 'Key')).toEqual(['a', 'b/1']);
});

test('a page after a folder goes on behind it', async () => {
  const first = await call('/files?list-type=2&delimiter=/&max-keys=2');
  const token = encodeURIComponent(all(first.text, 'NextContinuationToken')[0] ?? '');
  const second = await call(`/files?list-type=2&delimiter=/&continuation-token=${token}`);
  expect(second.text).not.toContain('<Prefix>b/</Prefix>');
  expect(all(second.text, 'Key')).toEqual(['c d+&#38;&#60;é', 'e']);
});

test('an object is read whole, in parts and by condition', async () => {
  const whole = await call('/files/c%20d%2B%26%3C%C3%A9');
  expect(whole).toMatchObject({ status: 200, text: 'bytes of c d+&<é' });
  const etag = whole.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
  expect(whole.headers.get('last-modified')).toBe('Tue, 03 Nov 2026 09:00:00 GMT');

  const parts = [
    ['bytes=0-4', 206, 'bytes', 'bytes 0-4/10'],
    ['bytes=6-', 206, 'of a', 'bytes 6-9/10'],
    ['bytes=-1', 206, 'a', 'bytes 9-9/10'],
    ['bytes=2-999', 206, 'tes of a', 'bytes 2-9/10'],
    ['lines=1-2', 200, 'bytes of a', null],
    ['bytes=3-1', 200, 'bytes of a', null],
  ] as const;
  for (const [range, status, text, told] of parts) {
    const part = await call('/files/a', { headers: { range } });
    expect([part.status, part.text, part.headers.get('content-range')]).toEqual([status, text, told]);
  }
  expect(error(await call('/files/a', { headers: { range: 'bytes=10-' } }))).toEqual([416, 'InvalidRange']);

  const path = '/files/c%20d%2B%26%3C%C3%A9';
  expect((await call(path, { headers: { 'if-match': etag } })).status).toBe(200);
  const failed = await call(path, { headers: { 'if-match': '"other"' } });
  expect([...error(failed), all(failed.text, 'Condition')[0]]).toEqual([412, 'PreconditionFailed', 'If-Match']);
  expect((await call(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
  const since = { 'if-modified-since': 'Tue, 03 Nov 2026 09:00:00 GMT' };
  expect((await call(path, { headers: since })).status).toBe(304);
  const before = { 'if-unmodified-since': 'Tue, 03 Nov 2026 08:59:59 GMT' };
  expect(error(await call(path, { headers: before }))).toEqual([412, 'PreconditionFailed']);
});

test('HEAD tells what GET would, without the body', async () => {
  const path = '/bills/cur/daily/data/BILLING_PERIOD%3D2026-10/daily-00001.csv.gz';
  const [head, got] = [await call(path, { method: 'HEAD' }), await call(path)];
  expect(head.text).toBe('');
  for (const name of ['content-length', 'etag', 'last-modified', 'content-type'])
    expect(head.headers.get(name)).toBe(got.headers.get(name));
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(10_000);
  expect(await call('/files/none', { method: 'HEAD' })).toMatchObject({ status: 404, text: '' });
});

test('what is not there and what is not allowed is refused in the words of S3', async () => {
  const missing = await call('/files/none');
  expect([...error(missing), all(missing.text, 'Key')[0]]).toEqual([404, 'NoSuchKey', 'none']);
  const nowhere = await call('/nowhere?list-type=2');
  expect([...error(nowhere), all(nowhere.text, 'BucketName')[0]]).toEqual([404, 'NoSuchBucket', 'nowhere']);
  expect(error(await call('/files?list-type=2&max-keys=x'))).toEqual([400, 'InvalidArgument']);
  expect(error(await call('/files?list-type=2&continuation-token=x'))).toEqual([400, 'InvalidArgument']);

  expect(error(await call('/files/a', { key: 'LISTER' }))).toEqual([403, 'AccessDenied']);
  const denied = await call('/files?list-type=2', { key: 'READER' });
  expect(error(denied)).toEqual([403, 'AccessDenied']);
  expect(all(denied.text, 'Message')[0]).toContain('is not authorized to perform: s3:ListBucket');
  expect((await call('/files/a', { key: 'READER' })).status).toBe(200);
  // Who may not list learns nothing about what is missing.
  expect(error(await call('/files/none', { key: 'READER' }))).toEqual([403, 'AccessDenied']);
  expect(error(await call('/files/a', { key: 'NOBODY' }))).toEqual([403, 'InvalidAccessKeyId']);
  expect(error(await call('/files/a', { method: 'PUT' }))).toEqual([405, 'MethodNotAllowed']);

  twin.setFaults([{ operation: 's3:*', kind: 'throttle' }]);
  expect(error(await call('/files/a'))).toEqual([503, 'SlowDown']);
  twin.setFaults([{ operation: 's3:GetObject', kind: 'partial' }]);
  await expect(call('/files/a')).rejects.toThrow();
});

test('a bucket of another region tells where it lies, for nothing', async () => {
  const paid = () => twin.invoice().total;
  const before = paid();
  for (const path of ['/far?list-type=2', '/far/cur/any']) {
    const sent = await call(path);
    expect([...error(sent), all(sent.text, 'Endpoint')[0]]).toEqual([
      301,
      'PermanentRedirect',
      'far.s3.eu-central-1.amazonaws.com',
    ]);
    expect(sent.headers.get('x-amz-bucket-region')).toBe('eu-central-1');
  }
  expect(paid()).toBe(before);
  expect((await call('/far?list-type=2', { region: 'eu-central-1' })).status).toBe(200);
  expect(paid()).not.toBe(before);
});

test('a list and a read have their price, and so has what is not there or not allowed', async () => {
  const other = await startTwin({ world: twin.world, credentials });
  other.putObject('files', 'a', 'bytes');
  const url = `${other.url}/files`;
  const authorization = `AWS4-HMAC-SHA256 Credential=ALL/20261103/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
  for (const path of ['?list-type=2', '/a', '/a', '/none'])
    await fetch(`${url}${path}`, { headers: { authorization } });
  await fetch(`${url}/a`, { headers: { authorization, 'if-match': '"other"' } });
  await fetch(`${url}/a`, { headers: { authorization: authorization.replace('ALL', 'LISTER') } });
  // A range that there is not, and a key that nobody knows, are for nothing.
  await fetch(`${url}/a`, { headers: { authorization, range: 'bytes=99-' } });
  await fetch(`${url}/a`, { headers: { authorization: authorization.replace('ALL', 'NOBODY') } });
  await fetch(`${url}/a`, { method: 'HEAD', headers: { authorization } });
  expect(other.invoice()).toEqual({
    currency: 'USD',
    total: '0.0000074',
    items: [
      { operation: 's3:GetObject', answered: 2, failed: 5, units: 5, amount: '0.000002' },
      { operation: 's3:HeadObject', answered: 1, failed: 0, units: 1, amount: '0.0000004' },
      { operation: 's3:ListObjectsV2', answered: 1, failed: 0, units: 1, amount: '0.000005' },
    ],
  });
  await other.close();
});
