import { costExplorerClient, costExplorerSource } from '@smartcloudops/aws';
import { collect } from '@smartcloudops/ingest';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { CollectProgress, CollectReport, ConnectionSettings } from '../engine.ts';
import { toEngineError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Call } from '../threads/messages.ts';
import { CHARGES_RECORD, writeRecord } from './collect-record.ts';

export interface CollectContext {
  readonly warehouse: Warehouse;
  readonly clock: () => number;
  readonly logger: Logger;
}

/** US dollars a month that may be spent when nobody says otherwise. */
export const NO_BUDGET = '0.00';

/** How long a process that died keeps the others from collecting. Long loads give way often enough to renew it. */
export const LEASE_MS = 15_000;

/** Brings one connection up to date within its budget, and remembers how it went. */
export async function collectCosts(
  { warehouse, clock, logger }: CollectContext,
  settings: ConnectionSettings,
  { signal, onProgress }: Call<CollectProgress> = {}
): Promise<CollectReport> {
  const { id, aws = { authType: 'default' }, monthlyApiBudget = NO_BUDGET, tagKeys, historyDays } = settings;
  const source = costExplorerSource(costExplorerClient(aws, aws.policy));
  try {
    const { state, rows, billedCalls, spent, message, error } = await collect({
      warehouse,
      clock: { now: clock },
      logger,
      source,
      connection: id,
      leaseMs: LEASE_MS,
      cap: monthlyApiBudget,
      ...(tagKeys ? { tagKeys } : {}),
      ...(historyDays === undefined ? {} : { historyDays }),
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
    });
    const report: CollectReport = { connection: id, state, rows, billedCalls, spent, message };
    writeRecord(warehouse.state, CHARGES_RECORD, report, clock(), error?.code ?? null);
    return report;
  } catch (thrown) {
    // Not AWS but we or the disk failed. It is remembered like any failure, so that health can tell.
    const { code, message } = toEngineError(thrown);
    const report: CollectReport = { connection: id, state: 'failed', rows: 0, billedCalls: 0, spent: '0', message };
    if (!signal?.aborted) writeRecord(warehouse.state, CHARGES_RECORD, report, clock(), code);
    throw thrown;
  } finally {
    source.close();
  }
}
