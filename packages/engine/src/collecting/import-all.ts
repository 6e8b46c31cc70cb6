import { importFile, reconcile } from '@smartcloudops/ingest';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { ImportReport } from '../engine.ts';
import type { Logger } from '../logger.ts';
import type { Call } from '../threads/messages.ts';
import type { ImportProgress } from './collector.ts';

/** Imports files one after the other. The first that is refused ends it; those before it stay. */
export async function importAll(
  context: { readonly warehouse: Warehouse; readonly clock: () => number; readonly logger: Logger },
  {
    files,
    connection,
    replace,
  }: { readonly files: readonly string[]; readonly connection: string; readonly replace: boolean },
  { signal, onProgress }: Call<ImportProgress> = {}
): Promise<readonly ImportReport[]> {
  const { warehouse, clock, logger } = context;
  const reports: ImportReport[] = [];
  try {
    for (const file of files) {
      reports.push(
        await importFile({ warehouse, clock: { now: clock }, logger }, file, {
          connection,
          replace,
          ...(signal ? { signal } : {}),
          ...(onProgress ? { onProgress: (done: number, total: number) => onProgress({ file, done, total }) } : {}),
        })
      );
    }
  } finally {
    // What was stored before a file was refused is compared as well.
    if (reports.length > 0) await reconcile({ warehouse, clock: { now: clock } }, connection);
  }
  return reports;
}
