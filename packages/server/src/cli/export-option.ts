import { ServerError } from '../errors.ts';
import type { ParsedArguments } from './command.ts';
import { textOption } from './options.ts';

/** Where a data export lies, as `--export s3://BUCKET/PREFIX` says it; the prefix is `''` for none. */
export function exportOption(
  values: ParsedArguments['values']
): { readonly bucket: string; readonly prefix: string } | undefined {
  const text = textOption(values, 'export');
  if (text === undefined) return undefined;
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(text.trim()) ?? [];
  if (bucket === undefined)
    throw new ServerError('SERVER_BAD_USAGE', `--export takes s3://BUCKET or s3://BUCKET/PREFIX, not "${text}".`);
  return { bucket, prefix: prefix.replaceAll(/^\/+|\/+$/g, '') };
}
