import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { bucketClient } from './client.ts';

/** S3 as it answers whoever asks in another region than the bucket's. */
let server: Server;
let asked: string[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const region = /Credential=[^/]+\/\d+\/([\w-]+)\/s3\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    asked.push(region);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function client(region: string) {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return bucketClient({ authType: 'keys', accessKey: 'k', secretKey: 's', endpoint }, { bucket: 'bills', region });
}
const list = '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bills</Name></ListBucketResult>';
const error = (code: string) => `<Error><Code>${code}</Code><Message>The bucket is elsewhere.</Message></Error>`;

test.each([
  [301, 'PermanentRedirect'],
  [400, 'AuthorizationHeaderMalformed'],
])('a bucket of another region (%i) is found there, and asked there from then on', async (status, code) => {
  answer = (_, response) => {
    const isThere = asked.at(-1) === 'eu-central-1';
    response.writeHead(isThere ? 200 : status, { 'x-amz-bucket-region': 'eu-central-1' });
    response.end(isThere ? list : error(code));
  };
  const bucket = client('us-east-1');
  expect(await bucket.list({ Prefix: '' })).toEqual({ objects: [], folders: [], nextToken: null });
  await bucket.list({ Prefix: '' });
  expect(asked).toEqual(['us-east-1', 'eu-central-1', 'eu-central-1']);
  bucket.close();
});

test('a content that breaks off is told like any fault', async () => {
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': '100', etag: '"e"', 'last-modified': 'Tue, 01 Sep 2026 00:00:00 GMT' });
    response.write('half', () => response.destroy());
  };
  const bucket = client('us-east-1');
  const { body, size, lastModified } = await bucket.read('key', {});
  expect([size, lastModified]).toEqual([100, Date.UTC(2026, 8, 1)]);
  const reading = (async () => {
    for await (const _ of body);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'AWS_UNREACHABLE', charged: 'perhaps' });
  bucket.close();
});
