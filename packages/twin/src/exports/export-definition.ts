import { TwinError } from '../errors.ts';

/** A data export that the twin's AWS delivers to a bucket, in the layout of AWS Data Exports. */
export interface ExportDefinition {
  readonly bucket: string;
  /** Where the bucket lies: whoever asks in another region is sent there. Default: any region answers. */
  readonly region?: string;
  /** Folder in the bucket, without slashes at its ends; empty for none. */
  readonly prefix: string;
  /** Name of the export, and of its files. */
  readonly name: string;
  /** `cur2`: CUR 2.0, daily, with resources. `focus`: FOCUS 1.2. */
  readonly format: 'cur2' | 'focus';
  /** Default and only choice; Parquet comes into a bucket by `Twin.putObject`. */
  readonly compression?: 'csv.gz';
  /** Whether a refresh replaces the files of a period or is delivered beside the earlier ones. Default `overwrite`. */
  readonly overwrite?: 'overwrite' | 'create-new';
  /** The first billing period that is delivered, `YYYY-MM`. Default: the first one that the world knows. */
  readonly since?: string;
  /** Rows that fit a file; more make several. Default: no bound. */
  readonly rowsPerFile?: number;
  /** With `create-new`: refreshes kept per period, the newest ones, as by a lifecycle rule of the bucket. Default 2. */
  readonly kept?: number;
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** What AWS allows in the name of an export. */
const NAME = /^[0-9A-Za-z!_.*'()-]{1,128}$/;

function problemOf({ bucket, prefix, name, format, compression, since, rowsPerFile = 1, kept = 1 }: ExportDefinition) {
  if (!BUCKET.test(bucket)) return 'bucket must be a bucket name: 3 to 63 small letters, digits, dots and hyphens';
  if (prefix.startsWith('/') || prefix.endsWith('/')) return 'prefix must not start or end with a slash';
  if (!NAME.test(name)) return "name must be 1 to 128 letters, digits or !-_.*'()";
  if (!['cur2', 'focus'].includes(format)) return 'format must be cur2 or focus';
  if (compression !== undefined && compression !== 'csv.gz') return 'compression must be csv.gz';
  if (since !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(since)) return 'since must be a month such as 2026-11';
  if (!(rowsPerFile >= 1)) return 'rowsPerFile must be at least 1';
  if (!(Number.isInteger(kept) && kept >= 1)) return 'kept must be a whole number of at least 1';
  return null;
}

/** Where the files of an export lie: `<prefix>/<name>`. */
export function folderOf({ prefix, name }: ExportDefinition): string {
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** @throws TwinError for an export that AWS would not create, and for two in the same folder */
export function checkExports(definitions: readonly ExportDefinition[]): readonly ExportDefinition[] {
  const taken = new Set<string>();
  for (const definition of definitions) {
    const place = `s3://${definition.bucket}/${folderOf(definition)}`;
    const problem = taken.has(place) ? 'another export has the same bucket, prefix and name' : problemOf(definition);
    if (problem) throw new TwinError('TWIN_OPTION', `The export ${place} cannot be delivered: ${problem}.`);
    taken.add(place);
  }
  return definitions;
}
