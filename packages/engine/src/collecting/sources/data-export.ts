import { bucketClient, DATA_EXPORT_FACTS } from '@smartcloudops/aws';
import type { BucketClient, DataExportPlace } from '@smartcloudops/aws';
import { collectExport } from '@smartcloudops/ingest';

import type { ConnectionSettings } from '../../engine.ts';
import { NO_BUDGET } from '../budget.ts';
import { LEASE_MS } from '../collect-costs.ts';
import type { Collectable } from './collectable.ts';
import { DEFAULT_REGION, signIn } from './sign-in.ts';

/** The bucket of a connection's export, and the place in it; null when none is set. */
export function exportOf(settings: ConnectionSettings): { place: DataExportPlace; client: () => BucketClient } | null {
  const { export: chosen, aws } = settings;
  if (!chosen) return null;
  const { bucket, prefix = '', name, region = aws?.defaultRegion ?? DEFAULT_REGION } = chosen;
  const [auth, policy] = signIn(settings);
  return {
    place: { bucket, prefix, ...(name === undefined ? {} : { name }) },
    client: () => bucketClient(auth, { bucket, region }, policy),
  };
}

/** The bill as AWS Data Exports deliver it to a bucket. */
export const dataExport: Collectable = {
  facts: DATA_EXPORT_FACTS,
  inDemo: false,
  lacks: ({ export: chosen }) =>
    chosen ? null : 'It is not known where an export lies: set its bucket (export.bucket) to switch it on.',
  async collect({ warehouse, clock, logger }, settings, { signal, onProgress }) {
    const found = exportOf(settings);
    if (!found) throw new TypeError('An export without a place is not collected.');
    const { id, monthlyApiBudget: cap = NO_BUDGET, historyDays } = settings;
    const client = found.client();
    try {
      const { state, rows, calls, spent, problems, message, code } = await collectExport({
        ...{ warehouse, clock: { now: clock }, logger, connection: id, leaseMs: LEASE_MS, cap },
        ...{ client, place: found.place },
        ...(historyDays === undefined ? {} : { historyDays }),
        ...(signal ? { signal } : {}),
        ...(onProgress ? { onProgress } : {}),
      });
      return { state, stored: rows, calls, spent, problems, message, code };
    } finally {
      client.close();
    }
  },
};
