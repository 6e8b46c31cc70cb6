import { z } from 'zod';

import { AwsError } from '../errors.ts';

/** What the manifests of Data Exports (`dataFiles`) and of the older Cost and Usage Reports (`reportKeys`) say of their files. */
const manifestSchema = z.union([
  z.object({ dataFiles: z.array(z.string()) }).transform(({ dataFiles }) => dataFiles.map(keyOf)),
  z
    .object({ reportKeys: z.array(z.string()) })
    .transform(({ reportKeys }) => reportKeys.map((key) => key.replace(/^\//, ''))),
]);

/**
 * Keys of the data files that a manifest lists, in its order. The bucket is the one that the manifest lies in, so that a copy of an
 * export can be read as well. @throws AwsError `AWS_ANSWER_UNREADABLE`
 */
export function readManifest(key: string, text: string): readonly string[] {
  const parsed = manifestSchema.safeParse(fromJson(text));
  if (parsed.success) return parsed.data;
  throw new AwsError(
    'AWS_ANSWER_UNREADABLE',
    `${key} is no manifest of an export: it has neither "dataFiles" nor "reportKeys".`
  );
}

/** `s3://bucket/key` → `key`; `=` may be escaped in it. */
function keyOf(uri: string): string {
  return uri.replace(/^s3:\/\/[^/]+\//, '').replaceAll(/%3D/gi, '=');
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
