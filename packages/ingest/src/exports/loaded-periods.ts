import type { BucketClient, Delivery } from '@smartcloudops/aws';
import type { StateStore } from '@smartcloudops/warehouse';

/** What was loaded of a billing period: which delivery, and how. Times are epoch ms. */
export interface LoadedPeriod {
  /** Key, etag and time of the manifest: an export that overwrites may write the same manifest for other files. */
  readonly manifest: string;
  readonly rows: number;
  readonly files: number;
  readonly loadedAt: number;
  /** Everything in it was taken for estimated, because its files do not tell invoices and the period was young. */
  readonly untold: boolean;
}

export type LoadedPeriods = Readonly<Record<string, LoadedPeriod>>;

const key = (connection: string, source: string): string => `collect/${connection}/${source}/periods`;

export const manifestName = (
  { manifest: { key: name, etag, lastModified } }: Delivery,
  client: Pick<BucketClient, 'uriOf'>
): string => [client.uriOf(name), etag, lastModified].join(' ');

export async function readLoaded(state: StateStore, connection: string, source: string): Promise<LoadedPeriods> {
  const text = await state.get(key(connection, source));
  return text === null ? {} : (JSON.parse(text) as LoadedPeriods);
}

export async function writeLoaded(
  state: StateStore,
  connection: string,
  source: string,
  periods: LoadedPeriods
): Promise<void> {
  await state.set(key(connection, source), JSON.stringify(periods));
}
