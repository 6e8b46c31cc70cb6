import { callerIdentity, cloudWatchClient, cloudWatchSource } from '@smartcloudops/aws';
import { collectMetrics } from '@smartcloudops/ingest';

import { customMetricsOf } from '../connections/custom-metrics.ts';
import type { CollectProgress, ConnectionSettings, MetricReport } from '../engine.ts';
import { toEngineError } from '../errors.ts';
import type { Call } from '../threads/messages.ts';
import { retainDaily } from '../upkeep/retain-daily.ts';
import { LEASE_MS } from './collect-costs.ts';
import type { CollectContext } from './collect-context.ts';
import { METRICS_RECORD, writeRecord } from './collect-record.ts';
import { missingOf } from './missing-of.ts';
import { byRegion, regionsOf, signIn } from './sources/sign-in.ts';

/** Brings the measurements of one connection up to date, and remembers how it went. */
export async function collectMeasurements(
  { warehouse, clock, logger }: CollectContext,
  settings: ConnectionSettings,
  { signal, onProgress }: Call<CollectProgress> = {}
): Promise<MetricReport> {
  const { id, metrics: { historyDays } = {} } = settings;
  const [auth, policy] = signIn(settings);
  const [custom, regions] = [customMetricsOf(settings), regionsOf(settings)];
  const all = [...new Set([...regions, ...custom.flatMap(({ region }) => region ?? [])])];
  const source = cloudWatchSource(
    byRegion(settings, cloudWatchClient, all),
    async (stop) =>
      (await callerIdentity(auth, { ...(policy ? { policy } : {}), ...(stop ? { signal: stop } : {}) })).accountId,
    custom,
    regions
  );
  try {
    const { state, targets, values, calls, callsThisMonth, message, error } = await collectMetrics({
      warehouse,
      clock: { now: clock },
      logger,
      source,
      connection: id,
      leaseMs: LEASE_MS,
      ...(historyDays === undefined ? {} : { historyDays }),
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
    });
    await retainDaily({ warehouse, clock, logger });
    const report: MetricReport = { connection: id, state, metrics: targets, values, calls, callsThisMonth, message };
    await writeRecord(warehouse.state, METRICS_RECORD + id, report, clock(), error?.code ?? null, missingOf(error));
    return report;
  } catch (thrown) {
    const { code, message } = toEngineError(thrown);
    const nothing = { metrics: 0, values: 0, calls: 0, callsThisMonth: 0 };
    const report: MetricReport = { connection: id, state: 'failed', ...nothing, message };
    if (!signal?.aborted) await writeRecord(warehouse.state, METRICS_RECORD + id, report, clock(), code);
    throw thrown;
  } finally {
    source.close();
  }
}
