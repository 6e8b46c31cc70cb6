import type { Readable } from 'node:stream';

import type { ListObjectsV2CommandInput, S3Client } from '@aws-sdk/client-s3';

import { clientSettings } from '../client-settings.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { AwsError } from '../errors.ts';
import { sdkConnection } from '../sdk-connection.ts';
import { translateFault } from '../translate-fault.ts';
import { bucketRegion } from './bucket-region.ts';

export interface ListedObject {
  readonly key: string;
  /** As S3 writes it, with its quotes. */
  readonly etag: string;
  readonly size: number;
  /** Epoch ms. */
  readonly lastModified: number;
}

export interface ObjectPage {
  readonly objects: readonly ListedObject[];
  /** Folders, when a delimiter was asked for; each ends with it. */
  readonly folders: readonly string[];
  readonly nextToken: string | null;
}

/** An object on its way. */
export interface ObjectStream {
  /** From the byte asked for, or from the first when the server does not know ranges. Throws AwsError when it breaks off. */
  readonly body: AsyncIterable<Uint8Array>;
  readonly firstByte: number;
  /** Bytes of the whole object. */
  readonly size: number;
  readonly etag: string;
  /** Epoch ms, of whole seconds. */
  readonly lastModified: number;
}

/** What we need of S3: one bucket, read only. Each call is one HTTP request. */
export interface BucketClient {
  readonly bucket: string;
  /** Where an object lies, for people: `s3://bucket/key`. */
  uriOf(key: string): string;
  /** @throws AwsError */
  list(
    input: Pick<ListObjectsV2CommandInput, 'Prefix' | 'Delimiter' | 'ContinuationToken'>,
    signal?: AbortSignal
  ): Promise<ObjectPage>;
  /** @throws AwsError `AWS_OBJECT_CHANGED` when the object is no longer the one of the etag, or no more */
  read(
    key: string,
    options: { readonly etag?: string; readonly from?: number; readonly signal?: AbortSignal }
  ): Promise<ObjectStream>;
  close(): void;
}

/** @param region of the bucket; where it is wrong, the first call fails once and tells the right one */
export function bucketClient(
  settings: AwsAuthSettings,
  { bucket, region }: { readonly bucket: string; readonly region: string },
  policy?: AwsAuthPolicy
): BucketClient {
  let there = region;
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { S3Client: Client } = await import('@aws-sdk/client-s3');
    const common = await clientSettings(settings, region, credentials);
    // An endpoint of one's own (a gateway, a test double) has no host per bucket.
    return new Client({ ...common, region: () => Promise.resolve(there), forcePathStyle: 'endpoint' in common });
  });

  /** S3 tells in which region the bucket lies whoever asks in another one. */
  const call = <Output>(action: string, send: (client: S3Client) => Promise<Output>): Promise<Output> =>
    connection.call(action, async (client) => {
      try {
        return await send(client);
      } catch (thrown) {
        const right = bucketRegion(thrown);
        if (right === null || right === there) throw thrown;
        there = right;
        return send(client);
      }
    });

  return {
    bucket,
    uriOf: (key) => `s3://${bucket}/${key}`,
    async list(input, signal) {
      const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
      const answer = await call('s3:ListBucket', (client) =>
        client.send(new ListObjectsV2Command({ Bucket: bucket, ...input }), { abortSignal: signal })
      );
      return {
        objects: (answer.Contents ?? []).map(({ Key = '', ETag = '', Size = 0, LastModified }) => ({
          ...{ key: Key, etag: ETag, size: Size, lastModified: LastModified?.getTime() ?? 0 },
        })),
        folders: (answer.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix),
        nextToken: answer.NextContinuationToken ?? null,
      };
    },
    async read(key, { etag, from = 0, signal }) {
      const { GetObjectCommand } = await import('@aws-sdk/client-s3');
      const input = {
        ...{ Bucket: bucket, Key: key },
        ...(etag === undefined ? {} : { IfMatch: etag }),
        ...(from === 0 ? {} : { Range: `bytes=${from}-` }),
      };
      const answer = await call('s3:GetObject', (client) =>
        client.send(new GetObjectCommand(input), { abortSignal: signal })
      );
      const [, first, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(answer.ContentRange ?? '') ?? [];
      if (!answer.Body)
        throw new AwsError('AWS_ANSWER_UNREADABLE', `s3:GetObject answered without the content of ${key}.`);
      return {
        body: told(answer.Body as unknown as Readable),
        firstByte: Number(first ?? 0),
        size: Number(size ?? answer.ContentLength ?? 0),
        etag: answer.ETag ?? '',
        lastModified: answer.LastModified?.getTime() ?? 0,
      };
    },
    close: () => connection.close(),
  };
}

/** Content that stands still for so long does not come any more. */
const STANDSTILL_MS = 60_000;

/** The content; that it breaks off or stands still is told like any fault. */
async function* told(body: Readable): AsyncGenerator<Uint8Array> {
  const give = () => body.destroy(Object.assign(new Error('The content stood still.'), { code: 'ETIMEDOUT' }));
  const watch = setTimeout(give, STANDSTILL_MS);
  try {
    for await (const chunk of body) {
      watch.refresh();
      yield chunk as Uint8Array;
    }
  } catch (thrown) {
    throw translateFault(thrown, { action: 's3:GetObject' });
  } finally {
    clearTimeout(watch);
  }
}
