import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import { AwsError } from '@smartcloudops/aws';
import type { BucketClient, Metered } from '@smartcloudops/aws';

import { backoffMs, isWorthRepeating } from '../collect/backoff.ts';
import type { Purse } from '../collect/paid-page.ts';
import { IngestError } from '../errors.ts';

export interface DownloadContext {
  readonly client: Pick<BucketClient, 'read' | 'uriOf'>;
  readonly metered: Metered;
  readonly purse: Pick<Purse, 'retry' | 'pause' | 'random' | 'signal' | 'mayGoOn'>;
}

/** A file of an export, here for a while. */
export interface DownloadedFile {
  readonly path: string;
  /** Where it came from, for people. */
  readonly uri: string;
  readonly size: number;
  /** Epoch ms, of whole seconds. */
  readonly lastModified: number;
}

/** Times in a row that a content may break off without a single new byte. */
const FRUITLESS = 5;

/**
 * Copies an object into a new file. Where the content breaks off it is gone on with from there, as long as the object is the same one.
 * @throws AwsError `AWS_OBJECT_CHANGED` when it was written anew meanwhile; IngestError `INGEST_SCRATCH_UNWRITABLE`
 */
export async function download(
  { client, metered, purse }: DownloadContext,
  key: string,
  path: string
): Promise<DownloadedFile> {
  const file = await scratch(() => open(path, 'wx', 0o600));
  try {
    let have = 0;
    let etag: string | undefined;
    for (let fruitless = 0; ;) {
      const from = have;
      const options = { from, ...(etag === undefined ? {} : { etag }) };
      const stream = await metered('GetObject', (signal) =>
        client.read(key, { ...options, ...(signal ? { signal } : {}) })
      );
      etag = stream.etag;
      have = stream.firstByte;
      const broken = await copy(stream.body, file, have, (bytes) => {
        have += bytes;
        purse.mayGoOn();
      });
      if (have === stream.size && broken === null)
        return { path, uri: client.uriOf(key), size: have, lastModified: stream.lastModified };
      fruitless = have > from ? 0 : fruitless + 1;
      const error = broken ?? cutShort(client.uriOf(key), have, stream.size);
      if (fruitless >= FRUITLESS || !isWorthRepeating(error.code)) throw error;
      await purse.pause(backoffMs(fruitless + 1, purse.retry, purse.random()), purse.signal);
    }
  } finally {
    await file.close();
  }
}

/** @returns why the content broke off; null when it did not */
async function copy(
  body: AsyncIterable<Uint8Array>,
  file: FileHandle,
  at: number,
  onBytes: (bytes: number) => void
): Promise<AwsError | null> {
  let position = at;
  try {
    for await (const chunk of body) {
      for (let done = 0; done < chunk.length;) {
        const rest = { offset: done, length: chunk.length - done, position };
        const { bytesWritten } = await scratch(() => file.write(chunk, rest));
        done += bytesWritten;
        position += bytesWritten;
      }
      onBytes(chunk.length);
    }
    return null;
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

async function scratch<Output>(work: () => Promise<Output>): Promise<Output> {
  try {
    return await work();
  } catch (cause) {
    throw new IngestError('INGEST_SCRATCH_UNWRITABLE', `${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
  }
}

function cutShort(uri: string, have: number, size: number): AwsError {
  return new AwsError('AWS_UNREACHABLE', `Only ${have} of ${size} bytes of ${uri} came.`);
}
