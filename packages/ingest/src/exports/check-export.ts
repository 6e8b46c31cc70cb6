import { AwsError, DATA_EXPORT_FACTS, findExport } from '@smartcloudops/aws';
import type { BucketClient, DataExportPlace, FoundExport } from '@smartcloudops/aws';
import type { Warehouse } from '@smartcloudops/warehouse';

import { openPurse } from '../collect/open-purse.ts';
import type { Clock } from '../context.ts';
import { readText } from './read-text.ts';
import { NoMoneyLeft, requestMeter } from './request-meter.ts';

export interface CheckExportOptions {
  readonly warehouse: Pick<Warehouse, 'journal'>;
  readonly clock: Clock;
  readonly connection: string;
  readonly client: BucketClient;
  readonly place: DataExportPlace;
  readonly signal?: AbortSignal;
}

export type ExportCheck =
  | { readonly kind: 'found'; readonly found: FoundExport }
  | { readonly kind: 'no-money' }
  /** `listed`: whether the bucket let itself be listed. */
  | { readonly kind: 'failed'; readonly error: AwsError; readonly listed: boolean };

/** One try of each call: somebody is waiting. */
const ONCE = { tries: 1 };
/** Half of the petty cash is for looking, and no budget is: however often somebody looks, there is enough left for collecting. */
const FACTS = { ...DATA_EXPORT_FACTS, pettyCash: '0.005' };

/** Whether an export can be found and its newest manifest be read: a few requests, booked like any. @throws IngestError `INGEST_CANCELLED` */
export async function checkExport(options: CheckExportOptions): Promise<ExportCheck> {
  const { client, place } = options;
  const tally = { answered: 0, perhapsCharged: 0, repeated: 0 };
  // It stands beside the collection, which may be under way: what is read is not stored.
  const noLease = { held: () => true, release: async () => undefined };
  const purse = openPurse({ ...options, cap: '0', retry: ONCE }, noLease, tally);
  let found: FoundExport | null = null;
  try {
    const { metered } = await requestMeter(purse, FACTS);
    found = await findExport(client, place, metered);
    const [newest] = found.deliveries;
    if (newest) await readText({ client, metered }, newest.manifest);
    return { kind: 'found', found };
  } catch (error) {
    if (error instanceof NoMoneyLeft) return { kind: 'no-money' };
    if (!(error instanceof AwsError)) throw error;
    const listed = found !== null || error.code === 'AWS_EXPORT_NOT_FOUND' || error.code === 'AWS_EXPORT_AMBIGUOUS';
    return { kind: 'failed', error, listed };
  }
}
