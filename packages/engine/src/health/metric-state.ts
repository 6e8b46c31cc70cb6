import { METRIC_CALLS_PER_MONTH } from '@smartcloudops/ingest';
import { periodStart } from '@smartcloudops/focus';

import { METRICS_RECORD, readRecord } from '../collecting/collect-record.ts';
import type { MetricRecord } from '../collecting/collect-record.ts';
import type { EngineContext } from '../engine-context.ts';
import type { MetricReport } from '../engine.ts';
import { optionalIso } from '../json/iso.ts';

/** What is known of how a connection's machines are measured. */
export interface MetricState {
  readonly record: MetricRecord | null;
  /** Series that are stored. */
  readonly series: number;
  /** Span of time that any of them covers, epoch ms; null when there are none. */
  readonly coverage: { readonly from: number; readonly to: number } | null;
  readonly nextRun: number | null;
  readonly running: boolean;
  /** Free calls of this calendar month (UTC), as far as the last run knows. */
  readonly calls: number;
}

export async function metricState(
  { answers, schedules, runs, clock }: Pick<EngineContext, 'answers' | 'schedules' | 'runs' | 'clock'>,
  connection: string
): Promise<MetricState> {
  const [records, span] = await Promise.all([
    answers.state({ prefix: METRICS_RECORD + connection }),
    answers.measured({ connection }),
  ]);
  const found = records.find(({ key }) => key === METRICS_RECORD + connection);
  const record = found ? readRecord<MetricReport>(found.value) : null;
  const isThisMonth = record !== null && record.lastAttempt >= periodStart(clock(), 'month');
  return {
    record,
    ...span,
    nextRun: schedules.metrics.nextRun(connection),
    running: runs.metrics.current(connection) !== null,
    calls: isThisMonth ? record.report.callsThisMonth : 0,
  };
}

/** The state as REST and health details show it. */
export function metricStateJson({ record, series, coverage, nextRun, running, calls }: MetricState) {
  return {
    series,
    coverage: coverage && { from: optionalIso(coverage.from), to: optionalIso(coverage.to) },
    running,
    lastSuccess: optionalIso(record?.lastSuccess ?? null),
    lastAttempt: optionalIso(record?.lastAttempt ?? null),
    nextRun: optionalIso(nextRun),
    lastReport: record && { state: record.report.state, message: record.report.message, code: record.code },
    month: { freeCalls: calls, allowance: METRIC_CALLS_PER_MONTH },
  };
}
