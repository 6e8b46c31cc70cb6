import type { TimeLine } from '../time-line.ts';
import { DeliveredExport } from './delivered-export.ts';
import type { ExportDefinition } from './export-definition.ts';
import { checkExports } from './export-definition.ts';
import type { StoredObject } from './stored-object.ts';
import { storedObject } from './stored-object.ts';

interface Bucket {
  /** Null: any answers. */
  region: string | null;
  readonly exports: DeliveredExport[];
  /** What was put by hand, over what an export delivers; null where an object was deleted. */
  readonly own: Map<string, StoredObject | null>;
}

/** The buckets of the twin: what exports deliver to them, and what tests put there. */
export class ObjectStore {
  private readonly buckets = new Map<string, Bucket>();

  /** @throws TwinError for an export that AWS would not create */
  constructor(definitions: readonly ExportDefinition[], timeLine: TimeLine) {
    for (const definition of checkExports(definitions)) {
      const bucket = this.bucket(definition.bucket);
      bucket.region ??= definition.region ?? null;
      bucket.exports.push(new DeliveredExport(definition, timeLine));
    }
  }

  private bucket(name: string): Bucket {
    const bucket = this.buckets.get(name) ?? { region: null, exports: [], own: new Map<string, StoredObject | null>() };
    this.buckets.set(name, bucket);
    return bucket;
  }

  has(bucket: string): boolean {
    return this.buckets.has(bucket);
  }

  /** Where a bucket lies; null when that does not matter. */
  regionOf(bucket: string): string | null {
    return this.buckets.get(bucket)?.region ?? null;
  }

  /** The objects whose key starts with `prefix`, in the order of their keys' bytes. */
  list(name: string, prefix: string, now: number): StoredObject[] {
    const bucket = this.buckets.get(name);
    if (!bucket) return [];
    const objects = new Map<string, StoredObject | null>();
    for (const one of bucket.exports) for (const object of one.objects(now, prefix)) objects.set(object.key, object);
    for (const [key, object] of bucket.own) if (key.startsWith(prefix)) objects.set(key, object);
    return [...objects.values()]
      .filter((object) => object !== null)
      .map((object) => ({ object, bytes: Buffer.from(object.key) }))
      .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
      .map(({ object }) => object);
  }

  find(bucket: string, key: string, now: number): StoredObject | null {
    return this.list(bucket, key, now).find((object) => object.key === key) ?? null;
  }

  /** Makes the bucket as well, when it is not there. */
  put(bucket: string, key: string, bytes: Uint8Array | string, now: number): void {
    const kept = Buffer.from(bytes as Uint8Array);
    const object = storedObject(key, now, 'binary/octet-stream', () => kept);
    this.bucket(bucket).own.set(key, object);
  }

  delete(bucket: string, key: string): void {
    this.buckets.get(bucket)?.own.set(key, null);
  }
}
