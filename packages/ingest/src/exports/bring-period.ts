import { join } from 'node:path';

import { AwsError, DATA_EXPORT_FACTS, readManifest } from '@smartcloudops/aws';
import type { BucketClient, Delivery, Metered } from '@smartcloudops/aws';
import { HOUR_MS } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { Purse } from '../collect/paid-page.ts';
import type { Clock, Logger } from '../context.ts';
import { scratchFolder } from '../files/scratch-folder.ts';
import { keepFileTotals } from '../reconcile/file-totals.ts';
import { isYoung, mayStillChange } from './billing-period.ts';
import { download } from './download.ts';
import type { DownloadedFile } from './download.ts';
import { inWordsOf } from './in-words-of.ts';
import { loadPeriod } from './load-period.ts';
import type { LoadOutcome } from './load-period.ts';
import { manifestName, readLoaded, writeLoaded } from './loaded-periods.ts';
import { readText } from './read-text.ts';

export interface PeriodContext {
  readonly warehouse: Pick<Warehouse, 'costs' | 'items' | 'state'>;
  readonly clock: Clock;
  readonly logger?: Logger;
  readonly connection: string;
  readonly source: string;
  readonly exportName: string;
  readonly client: BucketClient;
  readonly metered: Metered;
  readonly purse: Purse;
}

/** How long a delivery takes at most. */
const DELIVERY_MS = 6 * HOUR_MS;

/**
 * Reads what an export has delivered for a billing period, all of it before any of it is stored.
 * @throws AwsError `AWS_EXPORT_UNFINISHED`, `AWS_OBJECT_CHANGED`; IngestError; WarehouseError
 */
export async function bringPeriod(
  context: PeriodContext,
  delivery: Delivery,
  onStep: (what: string) => void
): Promise<LoadOutcome> {
  const { warehouse, clock, connection, source, exportName, client, purse } = context;
  const { period, manifest } = delivery;
  const scratch = await scratchFolder();
  try {
    onStep('manifest');
    const keys = readManifest(manifest.key, await readText(context, manifest));
    const files: DownloadedFile[] = [];
    for (const [index, key] of keys.entries()) {
      onStep(`downloading file ${index + 1} of ${keys.length}`);
      files.push(await download(context, key, join(scratch.path, `${index}`)));
    }
    refuseUnfinished(delivery, files, clock.now());

    const loadedAt = clock.now();
    const open = isYoung(period, loadedAt);
    const outcome = await inWordsOf(files, () =>
      loadPeriod(
        warehouse.costs,
        {
          ...{ connection, source, period, files, loadedAt },
          origin: `${DATA_EXPORT_FACTS.title}, export "${exportName}", billing period ${period}`,
          estimate: { numberless: mayStillChange(period, manifest.lastModified), open },
        },
        (index) => onStep(`loading file ${index + 1} of ${files.length}`),
        purse.mayGoOn
      )
    );
    onStep('adding up');
    const part = { connection, source, part: period };
    await keepFileTotals(
      context,
      part,
      files.map(({ path }) => path)
    );
    const { rows, invoices } = outcome;
    await writeLoaded(warehouse.state, connection, source, {
      ...(await readLoaded(warehouse.state, connection, source)),
      [period]: {
        ...{ manifest: manifestName(delivery, client), rows, files: files.length, loadedAt },
        untold: !invoices && open,
      },
    });
    return outcome;
  } finally {
    await scratch.remove();
  }
}

/**
 * The manifest is written after the files that it lists, so a younger file belongs to a delivery that is under way, or to one that
 * failed on its way; in the latter case, and where a bucket is a copy of another, the files stay as they are.
 */
function refuseUnfinished({ period, manifest }: Delivery, files: readonly DownloadedFile[], now: number): void {
  const second = (at: number) => Math.floor(at / 1000);
  const newest = Math.max(...files.map(({ lastModified }) => lastModified));
  const isBusy = second(newest) > second(manifest.lastModified) && now - newest < DELIVERY_MS;
  if (files.length > 0 && !isBusy) return;
  const why =
    files.length === 0
      ? `The manifest of billing period ${period} lists no files.`
      : `A file of billing period ${period} is younger than its manifest.`;
  throw new AwsError('AWS_EXPORT_UNFINISHED', why);
}
