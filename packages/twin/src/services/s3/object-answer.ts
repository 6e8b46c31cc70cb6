import { AwsError } from '../../http/aws-error.ts';
import { RawAnswer } from '../../http/raw-answer.ts';
import type { Call } from '../../http/service.ts';
import type { StoredObject } from '../../exports/stored-object.ts';
import { readRange } from './range.ts';

/** The object that a call names. @throws NoSuchBucket, NoSuchKey; `mayKnow` throws when the caller may not know of it */
function objectOf({ input, objects, now }: Call, mayKnow: () => void): StoredObject {
  const bucket = String(input['Bucket']);
  const key = String(input['Key']);
  const object = objects.has(bucket) ? objects.find(bucket, key, now) : null;
  if (object) return object;
  mayKnow();
  if (objects.has(bucket)) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
  throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: bucket });
}

/** Seconds, which is all that HTTP's dates have. */
const secondOf = (time: number) => Math.floor(time / 1000);

function named(header: string | undefined, etag: string): boolean {
  return (header ?? '')
    .split(',')
    .some((one) => ['*', etag, etag.slice(1, -1)].includes(one.trim().replace(/^W\//, '')));
}

/** Whether the caller has it already (304). @throws PreconditionFailed. Source: RFC 9110, 13.2.2 */
function isKnown({ headers }: Call, object: StoredObject): boolean {
  const { etag } = object.content();
  const failed = (Condition: string) =>
    new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, {
      Condition,
    });
  const match = headers['if-match'];
  const unmodified = Date.parse(headers['if-unmodified-since'] ?? '');
  if (match !== undefined && !named(match, etag)) throw failed('If-Match');
  if (match === undefined && secondOf(object.lastModified) > secondOf(unmodified)) throw failed('If-Unmodified-Since');
  if (headers['if-none-match'] !== undefined) return named(headers['if-none-match'], etag);
  return secondOf(object.lastModified) <= secondOf(Date.parse(headers['if-modified-since'] ?? ''));
}

/** GetObject and, without the body, HeadObject. @throws NoSuchBucket, NoSuchKey, PreconditionFailed, InvalidRange */
export function objectAnswer(call: Call, mayKnow: () => void, withBody: boolean): RawAnswer {
  const object = objectOf(call, mayKnow);
  const { bytes, etag } = object.content();
  const headers = {
    'accept-ranges': 'bytes',
    'content-type': object.contentType,
    etag,
    'last-modified': new Date(object.lastModified).toUTCString(),
  };
  if (isKnown(call, object)) return new RawAnswer('', headers, 304);
  const range = readRange(call.headers.range, bytes.length);
  const part = range ? bytes.subarray(range.from, range.to) : bytes;
  const more: Record<string, string> = { 'content-length': String(part.length) };
  if (range) more['content-range'] = `bytes ${range.from}-${range.to - 1}/${bytes.length}`;
  return new RawAnswer(withBody ? part : '', { ...headers, ...more }, range ? 206 : 200);
}
