import { costExplorerClient, costExplorerSource } from '@smartcloudops/aws';
import { formatDecimal, parseDecimal } from '@smartcloudops/focus';
import { collect, reconcile } from '@smartcloudops/ingest';

import type { CollectProgress, CollectReport, ConnectionSettings } from '../engine.ts';
import { toEngineError } from '../errors.ts';
import { askAwsForecast, NOTHING_ASKED } from '../scoreboard/ask-aws-forecast.ts';
import type { Call } from '../threads/messages.ts';
import { retainDaily } from '../upkeep/retain-daily.ts';
import { NO_BUDGET } from './budget.ts';
import type { CollectContext } from './collect-context.ts';
import { CHARGES_RECORD, writeRecord } from './collect-record.ts';
import { missingOf } from './missing-of.ts';
import { regularPrice } from './monthly-price.ts';

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
      regularPerMonth: formatDecimal(regularPrice(settings)),
      ...(tagKeys ? { tagKeys } : {}),
      ...(historyDays === undefined ? {} : { historyDays }),
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
    });
    if (rows > 0) await reconcile({ warehouse, clock: { now: clock } }, id);
    await retainDaily({ warehouse, clock, logger });
    const asked =
      state === 'done' ? await askAwsForecast({ warehouse, clock, logger }, settings, signal) : NOTHING_ASKED;
    const report: CollectReport = {
      ...{ connection: id, state, rows, message, billedCalls: billedCalls + asked.billedCalls },
      spent: formatDecimal((parseDecimal(spent) ?? 0n) + asked.spent),
    };
    await writeRecord(warehouse.state, CHARGES_RECORD + id, report, clock(), error?.code ?? null, missingOf(error));
    return report;
  } catch (thrown) {
    // Not AWS but we or the disk failed. It is remembered like any failure, so that health can tell.
    const { code, message } = toEngineError(thrown);
    const report: CollectReport = { connection: id, state: 'failed', rows: 0, billedCalls: 0, spent: '0', message };
    if (!signal?.aborted) await writeRecord(warehouse.state, CHARGES_RECORD + id, report, clock(), code);
    throw thrown;
  } finally {
    source.close();
  }
}
