import type { StateStore } from '@smartcloudops/warehouse';

import type { CollectReport, MetricReport } from '../engine.ts';

/** Under which names it is remembered how collecting went; the connection's id follows. */
export const CHARGES_RECORD = 'collected/';
export const METRICS_RECORD = 'collected-metrics/';

/** How collecting went the last times; kept with the data, so every process knows it. */
export interface CollectRecord<Report = CollectReport> {
  /** Epoch ms. */
  readonly lastSuccess: number | null;
  readonly lastAttempt: number;
  /** Of the last attempt. */
  readonly report: Report;
  /** Permanent error code when it failed. */
  readonly code: string | null;
}

export type MetricRecord = CollectRecord<MetricReport>;

export function readRecord<Report = CollectReport>(value: string): CollectRecord<Report> {
  return JSON.parse(value) as CollectRecord<Report>;
}

/** `busy` is another process's work and `cap-reached` is no failure, but neither is a success. */
export async function writeRecord<Report extends Pick<CollectReport, 'connection' | 'state'>>(
  state: StateStore,
  prefix: typeof CHARGES_RECORD | typeof METRICS_RECORD,
  report: Report,
  at: number,
  code: string | null
): Promise<void> {
  if (report.state === 'busy') return;
  const key = prefix + report.connection;
  const before = await state.get(key);
  const lastSuccess = report.state === 'done' ? at : before === null ? null : readRecord(before).lastSuccess;
  await state.set(key, JSON.stringify({ lastSuccess, lastAttempt: at, report, code } satisfies CollectRecord<Report>));
}
