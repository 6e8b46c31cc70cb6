import { createHash } from 'node:crypto';

interface Content {
  readonly bytes: Buffer;
  /** With its quotes, as S3 has it. */
  readonly etag: string;
}

/** An object of a bucket. */
export interface StoredObject {
  readonly key: string;
  /** Epoch ms of the twin's clock. */
  readonly lastModified: number;
  readonly contentType: string;
  /** Made when first asked for, then kept. */
  content(): Content;
}

function contentOf(bytes: Buffer): Content {
  return { bytes, etag: `"${createHash('md5').update(bytes).digest('hex')}"` };
}

export function storedObject(
  key: string,
  lastModified: number,
  contentType: string,
  bytes: () => Buffer
): StoredObject {
  let content: Content | null = null;
  return { key, lastModified, contentType, content: () => (content ??= contentOf(bytes())) };
}
