import type { BucketClient, ListedObject, Metered } from '@smartcloudops/aws';

/** A small object as text, as it was listed. @throws AwsError `AWS_OBJECT_CHANGED` when it is another one by now */
export async function readText(
  { client, metered }: { readonly client: Pick<BucketClient, 'read'>; readonly metered: Metered },
  { key, etag }: ListedObject
): Promise<string> {
  return metered('GetObject', async (signal) => {
    const { body } = await client.read(key, { etag, ...(signal ? { signal } : {}) });
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  });
}
