import type { StateStore } from '@smartcloudops/warehouse';

import type { CollectReport, MetricReport } from '../engine.ts';

/** Under which names it is remembered how collecting went; the connection's id follows. */
export const CHARGES_RECORD = 'collected/';
export const METRICS_RECORD = 'collected-metrics/';
/** Of all other sources; the connection's id, a slash and the source's name follow. */
const SOURCE_RECORD = 'collected-source/';

export const sourceRecordsOf = (connection: string): string => `${SOURCE_RECORD}${connection}/`;
export const sourceRecordName = (connection: string, source: string): string =>
  `${sourceRecordsOf(connection)}${source}`;

/** How collecting went the last times; kept with the data, so every process knows it. */
export interface CollectRecord<Report = CollectReport> {
  /** When last what could be had was had, epoch ms. */
  readonly lastSuccess: number | null;
  readonly lastAttempt: number;
  /** Of the last attempt. */
  readonly report: Report;
  /** Permanent error code when it failed. */
  readonly code: string | null;
  /** Permissions that the last attempt lacked; records of earlier releases do not have it. */
  readonly missing?: readonly string[];
}

export type MetricRecord = CollectRecord<MetricReport>;

export function readRecord<Report = CollectReport>(value: string): CollectRecord<Report> {
  return JSON.parse(value) as CollectRecord<Report>;
}

/** `busy` is another process's work and `cap-reached` is no failure, but neither is a success. */
export async function writeRecord<Report extends { readonly state: string }>(
  state: StateStore,
  name: string,
  report: Report,
  at: number,
  code: string | null,
  missing: readonly string[] = []
): Promise<void> {
  if (report.state === 'busy') return;
  const before = await state.get(name);
  const succeeded = report.state === 'done' || report.state === 'partial';
  const lastSuccess = succeeded ? at : before === null ? null : readRecord(before).lastSuccess;
  const record = { lastSuccess, lastAttempt: at, report, code, missing } satisfies CollectRecord<Report>;
  await state.set(name, JSON.stringify(record));
}
