import type { StateStore } from '@smartcloudops/warehouse';

import type { CollectReport } from '../engine.ts';

export const RECORD_PREFIX = 'collected/';

/** How collecting went the last times; kept with the data, so every process knows it. */
export interface CollectRecord {
  /** Epoch ms. */
  readonly lastSuccess: number | null;
  readonly lastAttempt: number;
  /** Of the last attempt. */
  readonly report: CollectReport;
  /** Permanent error code when it failed. */
  readonly code: string | null;
}

export function readRecord(value: string): CollectRecord {
  return JSON.parse(value) as CollectRecord;
}

/** `busy` is another process's work and `cap-reached` is no failure, but neither is a success. */
export function writeRecord(state: StateStore, report: CollectReport, at: number, code: string | null): void {
  if (report.state === 'busy') return;
  const key = RECORD_PREFIX + report.connection;
  const before = state.get(key);
  const lastSuccess = report.state === 'done' ? at : before === null ? null : readRecord(before).lastSuccess;
  state.set(key, JSON.stringify({ lastSuccess, lastAttempt: at, report, code } satisfies CollectRecord));
}
