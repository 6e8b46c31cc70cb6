import { AwsError } from '../../http/aws-error.ts';
import { RawAnswer } from '../../http/raw-answer.ts';
import type { Call } from '../../http/service.ts';
import { xmlChildren, xmlDocument } from '../../http/xml.ts';
import type { StoredObject } from '../../exports/stored-object.ts';

const PAGE = 1000;
export const S3_NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** An object, or all objects of a folder below the prefix. */
type Entry = { readonly name: string; readonly object: StoredObject | null };

function entriesOf(objects: readonly StoredObject[], prefix: string, delimiter: string): Entry[] {
  const entries: Entry[] = [];
  for (const object of objects) {
    const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    const name = end === -1 ? object.key : object.key.slice(0, end + delimiter.length);
    if (end === -1) entries.push({ name, object });
    else if (entries.at(-1)?.name !== name) entries.push({ name, object: null });
  }
  return entries;
}

function invalid(message: string, name: string, value: string): AwsError {
  return new AwsError('InvalidArgument', message, 400, { ArgumentName: name, ArgumentValue: value });
}

function readSize(text: string | undefined): number {
  if (text === undefined) return PAGE;
  if (!/^\d+$/.test(text)) throw invalid('Provided max-keys not an integer or within integer range', 'max-keys', text);
  return Math.min(PAGE, Number(text));
}

/** A page goes on after the name that its token holds. */
function readToken(text: string | undefined): string | null {
  if (text === undefined) return null;
  const name = Buffer.from(text, 'base64').toString();
  if (name !== '' && Buffer.from(name).toString('base64') === text) return name;
  throw invalid('The continuation token provided is incorrect', 'continuation-token', text);
}

function after(entries: readonly Entry[], name: string | null): readonly Entry[] {
  if (name === null) return entries;
  const bytes = Buffer.from(name);
  return entries.filter((entry) => Buffer.compare(Buffer.from(entry.name), bytes) > 0);
}

/** ListObjectsV2. @throws NoSuchBucket, InvalidArgument */
export function listObjects({ input, objects, now, pageLimit }: Call): RawAnswer {
  const asked = (name: string) => (typeof input[name] === 'string' ? input[name] : undefined);
  const bucket = String(input['Bucket']);
  if (!objects.has(bucket)) {
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: bucket });
  }
  const prefix = asked('prefix') ?? '';
  const delimiter = asked('delimiter') ?? '';
  const size = readSize(asked('max-keys'));
  const start = readToken(asked('continuation-token')) ?? asked('start-after') ?? null;
  const coded =
    asked('encoding-type') === 'url'
      ? (text: string) => encodeURIComponent(text).replaceAll('%2F', '/')
      : (text: string) => text;
  const rest = after(entriesOf(objects.list(bucket, prefix, now), prefix, delimiter), start);
  const page = rest.slice(0, Math.min(size, pageLimit ?? size));
  const truncated = page.length > 0 && page.length < rest.length;
  const output = {
    Name: bucket,
    Prefix: coded(prefix),
    Delimiter: delimiter === '' ? null : coded(delimiter),
    MaxKeys: size,
    KeyCount: page.length,
    IsTruncated: truncated,
    EncodingType: asked('encoding-type'),
    ContinuationToken: asked('continuation-token'),
    NextContinuationToken: truncated ? Buffer.from(page.at(-1)?.name ?? '').toString('base64') : null,
    StartAfter: asked('start-after') === undefined ? null : coded(asked('start-after') ?? ''),
    Contents: page.flatMap(({ object }) => {
      if (!object) return [];
      const { bytes, etag } = object.content();
      const LastModified = new Date(object.lastModified).toISOString();
      return [{ Key: coded(object.key), LastModified, ETag: etag, Size: bytes.length, StorageClass: 'STANDARD' }];
    }),
    CommonPrefixes: page.flatMap(({ name, object }) => (object ? [] : [{ Prefix: coded(name) }])),
  };
  const body = xmlDocument('ListBucketResult', S3_NAMESPACE, xmlChildren(output));
  return new RawAnswer(body, { 'content-type': 'application/xml' });
}
