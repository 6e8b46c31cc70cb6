import type { Probe } from '../collecting/collector.ts';
import type { ConnectionSettings } from '../engine.ts';
import { optionalIso } from '../json/iso.ts';
import { metricStateJson } from './metric-state.ts';
import type { MetricState } from './metric-state.ts';
import type { SourceState } from './source-state.ts';

/** What stands under a health message; no secrets. */
export function healthDetails(
  { kind, monthlyApiBudget = '0.00' }: ConnectionSettings,
  probe: Probe | null,
  { record, coverage, rows, nextRun, billedCalls, spent, running }: SourceState,
  metrics: MetricState,
  now: number
): Readonly<Record<string, unknown>> {
  return {
    kind,
    ...(probe?.identity ? { account: probe.identity.accountId, arn: probe.identity.arn } : {}),
    ...(probe ? { permissions: probe.actions } : {}),
    code: probe?.code ?? record?.code ?? null,
    running,
    lastSuccess: optionalIso(record?.lastSuccess ?? null),
    lastAttempt: optionalIso(record?.lastAttempt ?? null),
    nextRun: optionalIso(nextRun),
    coverage: coverage && { from: optionalIso(coverage.from), to: optionalIso(coverage.to) },
    lagHours: coverage && Math.max(0, Math.round((now - coverage.to) / 3_600_000)),
    rows,
    billedCallsThisMonth: billedCalls,
    // The twin's money is not real; its ledger shows what the same calls would have cost at AWS.
    spentThisMonth: kind === 'demo' ? `${spent} (simulated)` : spent,
    monthlyApiBudget: kind === 'demo' ? null : monthlyApiBudget,
    metrics: metricStateJson(metrics),
  };
}
