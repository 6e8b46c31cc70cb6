import { CHARGES_SOURCE, mainChargesSource } from '../collecting/sources/offers.ts';
import type { Probe } from '../collecting/collector.ts';
import type { ConnectionSettings } from '../engine.ts';
import type { SourceState } from './source-state.ts';
import { day } from './words.ts';

/** What stands in the way of collecting, or null. The first thing to repair comes first. */
export function obstacle(settings: ConnectionSettings, probe: Probe | null, state: SourceState): string | null {
  if (probe && !probe.ok) return probe.message;
  const { record, coverage } = state;
  if (record?.report.state === 'failed' || record?.report.state === 'denied') {
    return coverage
      ? `${record.report.message} Data up to ${day(coverage.to - 1)} stay available.`
      : record.report.message;
  }
  if (coverage) return null;
  const budget = settings.monthlyApiBudget ?? '0.00';
  const who = probe?.identity
    ? `AWS knows the credentials (account ${probe.identity.accountId}), but nothing`
    : 'Nothing';
  if (settings.kind === 'aws' && Number(budget) === 0 && mainChargesSource(settings) === CHARGES_SOURCE) {
    return `${who} was collected, because the monthly API budget is $0.00 and Cost Explorer costs $0.01 a request. Set "Monthly API budget" to 1.00 or more, or read the bill for nothing: from a data export (set its bucket) or from files, smartcloudops import FILE --connection ${settings.id}.`;
  }
  return record?.report.state === 'cap-reached' ? `${who} was collected: ${record.report.message}` : null;
}
