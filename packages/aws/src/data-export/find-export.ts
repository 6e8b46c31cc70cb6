import { AwsError } from '../errors.ts';
import type { BucketClient, ListedObject, ObjectPage } from './client.ts';
import { deliveriesOf } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import type { DataExportPlace } from './facts.ts';

/** Makes a call to S3: announced before, booked after. Each call of the function is one HTTP request. */
export type Metered = <Output>(
  operation: 'ListObjectsV2' | 'GetObject',
  call: (signal: AbortSignal | undefined) => Promise<Output>
) => Promise<Output>;

export interface FoundExport {
  readonly name: string;
  /** Latest billing period first; not empty. */
  readonly deliveries: readonly Delivery[];
}

/** Folders that are looked into where nobody said which export is meant. */
const MOST_FOLDERS = 20;
/** Pages of a thousand objects that are looked through where the folders are not those of Data Exports. */
const MOST_PAGES = 20;

/**
 * Finds an export and what it has delivered. Known by its name, that takes one list of its metadata; else one more and one for each
 * folder below the prefix.
 * @throws AwsError `AWS_EXPORT_NOT_FOUND`, `AWS_EXPORT_AMBIGUOUS`, and what S3 answers
 */
export async function findExport(
  client: Pick<BucketClient, 'list' | 'bucket'>,
  place: DataExportPlace,
  metered: Metered
): Promise<FoundExport> {
  const root = place.prefix === '' ? '' : `${place.prefix}/`;
  const here = (folder: string) => manifestsBelow(client, folder, metered);
  const found =
    place.name === undefined
      ? await anyBelow(client, root, metered)
      : await firstNotEmpty([`${root}${place.name}/metadata/`, `${root}${place.name}/`], here);
  const named = [...deliveriesOf(found)].filter(([name]) => place.name === undefined || name === place.name);
  const [first, ...others] = named;
  const where = `s3://${client.bucket}/${root}${place.name ?? ''}`;
  if (!first) {
    throw new AwsError(
      'AWS_EXPORT_NOT_FOUND',
      `There is no manifest of an export below ${where}${place.name === undefined ? '' : ` (export "${place.name}")`}.`
    );
  }
  if (others.length > 0) {
    const names = named.map(([name]) => `"${name}"`).sort();
    throw new AwsError('AWS_EXPORT_AMBIGUOUS', `Below ${where} lie ${names.length} exports: ${names.join(', ')}.`);
  }
  const [name, deliveries] = first;
  return { name, deliveries };
}

async function anyBelow(
  client: Pick<BucketClient, 'list' | 'bucket'>,
  root: string,
  metered: Metered
): Promise<readonly ListedObject[]> {
  const { folders } = await metered('ListObjectsV2', (signal) => client.list({ Prefix: root, Delimiter: '/' }, signal));
  // The prefix may name the folder of the export already.
  const own = folders.filter((folder) => folder === `${root}metadata/`);
  const inEach = own.length > 0 ? own : folders.map((folder) => `${folder}metadata/`);
  if (inEach.length > MOST_FOLDERS) {
    throw new AwsError(
      'AWS_EXPORT_AMBIGUOUS',
      `Below s3://${client.bucket}/${root} are ${inEach.length} folders, too many to look into each.`
    );
  }
  const found: ListedObject[] = [];
  for (const folder of inEach) found.push(...(await manifestsBelow(client, folder, metered)));
  return found.length > 0 ? found : manifestsBelow(client, root, metered);
}

async function firstNotEmpty<Item>(
  folders: readonly string[],
  read: (folder: string) => Promise<readonly Item[]>
): Promise<readonly Item[]> {
  for (const folder of folders) {
    const found = await read(folder);
    if (found.length > 0) return found;
  }
  return [];
}

async function manifestsBelow(
  client: Pick<BucketClient, 'list'>,
  folder: string,
  metered: Metered
): Promise<readonly ListedObject[]> {
  const manifests: ListedObject[] = [];
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const asked: string | null = token;
    const { objects, nextToken }: ObjectPage = await metered('ListObjectsV2', (signal) =>
      client.list({ Prefix: folder, ...(asked === null ? {} : { ContinuationToken: asked }) }, signal)
    );
    manifests.push(...objects.filter(({ key }) => key.endsWith('-Manifest.json')));
    token = nextToken;
    if (token === null) break;
  }
  return manifests;
}
