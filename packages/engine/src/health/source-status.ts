import { formatDecimal, parseDecimal, periodEnd, periodStart } from '@smartcloudops/focus';

import { CHARGES_RECORD, METRICS_RECORD, readRecord, sourceRecordsOf } from '../collecting/collect-record.ts';
import type { CollectRecord } from '../collecting/collect-record.ts';
import type { Offer } from '../collecting/sources/collectable.ts';
import { priceOf, whyOff } from '../collecting/sources/is-wanted.ts';
import { CHARGES_SOURCE, METRICS_SOURCE, OFFERS, whyNoCharges, whyNoMetrics } from '../collecting/sources/offers.ts';
import { rhythmOf } from '../collecting/sources/rhythm.ts';
import { isDenial } from '../collecting/sources/source-report.ts';
import type { SourceReport } from '../collecting/sources/source-report.ts';
import type { EngineContext } from '../engine-context.ts';
import type { CollectReport, ConnectionSettings, MetricReport } from '../engine.ts';

/** How one source of a connection is. Times are epoch ms. */
export interface SourceStatus {
  readonly facts: Offer['facts'];
  /** `off`: it is not collected; `waiting`: it is due for the first time; else how it is or how the last attempt went. */
  readonly state: 'off' | 'waiting' | 'running' | Exclude<SourceReport['state'], 'busy'>;
  /** Why it is off, or what the last attempt told. */
  readonly message: string | null;
  readonly lastSuccess: number | null;
  readonly lastAttempt: number | null;
  readonly nextRun: number | null;
  readonly code: string | null;
  /** Permissions that are missing. */
  readonly missing: readonly string[];
  /** How long it is overdue: what has passed since the last success beyond its rhythm, ms; null when it is off or never was had. */
  readonly lag: number | null;
  /** Items, charges or values that the last run told of. */
  readonly stored: number;
  /** Free and paid calls of this calendar month (UTC), as far as they are counted. */
  readonly callsThisMonth: number;
  /** US dollars of this calendar month, decimal text; the twin's money for the demo. */
  readonly spentThisMonth: string;
  /** US dollars of its dearest call; null when it is free. */
  readonly price: string | null;
}

type Told = Pick<SourceReport, 'state' | 'code' | 'message' | 'missing' | 'stored' | 'callsThisMonth'>;

/** Every source of a connection, those that are off too. */
export async function sourceStatuses(
  { answers, runs, schedules, clock }: Pick<EngineContext, 'answers' | 'runs' | 'schedules' | 'clock'>,
  settings: ConnectionSettings
): Promise<readonly SourceStatus[]> {
  const { id } = settings;
  const now = clock();
  const [charges, metrics, others, ledger] = await Promise.all([
    answers.state({ prefix: CHARGES_RECORD + id }),
    answers.state({ prefix: METRICS_RECORD + id }),
    answers.state({ prefix: sourceRecordsOf(id) }),
    answers.ledger({ connection: id, from: periodStart(now, 'month'), to: periodEnd(now, 'month') }),
  ]);
  const read = <Report>(records: typeof charges, name: string) => {
    const found = records.find(({ key }) => key === name);
    return found ? readRecord<Report>(found.value) : null;
  };
  const recordOf = (name: string): CollectRecord<Told> | null => {
    if (name === CHARGES_SOURCE) return ofCharges(read<CollectReport>(charges, CHARGES_RECORD + id));
    if (name === METRICS_SOURCE) return ofMetrics(read<MetricReport>(metrics, METRICS_RECORD + id));
    return read<SourceReport>(others, sourceRecordsOf(id) + name);
  };
  return OFFERS.map((offer) => {
    const { facts } = offer;
    const { name } = facts;
    const [own, schedule, off] =
      name === CHARGES_SOURCE
        ? [runs.charges, schedules.charges, whyNoCharges(settings)]
        : name === METRICS_SOURCE
          ? [runs.metrics, schedules.metrics, whyNoMetrics(settings)]
          : [runs.sources.get(name), schedules.sources.get(name), whyOff(offer, settings)];
    const record = recordOf(name);
    const report = record?.report ?? null;
    const isThisMonth = record !== null && record.lastAttempt >= periodStart(now, 'month');
    const paid = ledger.filter(({ source, state }) => source === name && state !== 'not-billed');
    const isRunning = Boolean(own?.current(id));
    return {
      facts,
      state: off !== null ? 'off' : isRunning ? 'running' : stateOf(report),
      message: off ?? report?.message ?? null,
      lastSuccess: record?.lastSuccess ?? null,
      lastAttempt: record?.lastAttempt ?? null,
      nextRun: schedule?.nextRun(id) ?? null,
      code: off === null ? (record?.code ?? null) : null,
      missing: off === null ? (report?.missing ?? []) : [],
      // What the account does not use any more is not late.
      lag: off === null && report?.state !== 'not-enabled' ? lagOf(offer, record, now) : null,
      stored: report?.stored ?? 0,
      callsThisMonth: paid.length + (isThisMonth ? (report?.callsThisMonth ?? 0) : 0),
      spentThisMonth: formatDecimal(paid.reduce((sum, { price }) => sum + (parseDecimal(price) ?? 0n), 0n)),
      price: priceOf(facts),
    };
  });
}

function stateOf(report: Told | null): SourceStatus['state'] {
  if (report === null || report.state === 'busy') return 'waiting';
  return report.state === 'failed' && isDenial(report.code) ? 'denied' : report.state;
}

/** A quarter of the rhythm is jitter and the run itself. */
function lagOf({ facts }: Offer, record: CollectRecord<Told> | null, now: number): number | null {
  if (record === null || record.lastSuccess === null) return null;
  return Math.max(0, now - record.lastSuccess - 1.25 * rhythmOf(facts));
}

const ofCharges = (record: CollectRecord | null): CollectRecord<Told> | null =>
  record && { ...record, report: { ...told(record), stored: record.report.rows, callsThisMonth: 0 } };

const ofMetrics = (record: CollectRecord<MetricReport> | null): CollectRecord<Told> | null =>
  record && {
    ...record,
    report: { ...told(record), stored: record.report.values, callsThisMonth: record.report.callsThisMonth },
  };

const told = ({ report, code, missing = [] }: CollectRecord<CollectReport | MetricReport>) => ({
  ...{ state: report.state, message: report.message, code, missing },
});
