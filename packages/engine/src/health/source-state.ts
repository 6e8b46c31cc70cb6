import { formatDecimal, parseDecimal, periodEnd, periodStart } from '@smartcloudops/focus';

import { CHARGES_RECORD, readRecord } from '../collecting/collect-record.ts';
import type { CollectRecord } from '../collecting/collect-record.ts';
import type { EngineContext } from '../engine-context.ts';

/** What is known of a connection's collecting and of what it cost. */
export interface SourceState {
  readonly connection: string;
  readonly record: CollectRecord | null;
  /** Span of charge time that is loaded, epoch ms; null when nothing is. */
  readonly coverage: { readonly from: number; readonly to: number } | null;
  readonly rows: number;
  readonly nextRun: number | null;
  readonly running: boolean;
  /** This calendar month, UTC. */
  readonly billedCalls: number;
  /** US dollars, decimal text; calls whose fate is unknown count as spent. */
  readonly spent: string;
}

export async function sourceState(
  { answers, schedules, runs, clock }: Pick<EngineContext, 'answers' | 'schedules' | 'runs' | 'clock'>,
  connection: string
): Promise<SourceState> {
  const now = clock();
  const [records, loads, ledger] = await Promise.all([
    answers.state({ prefix: CHARGES_RECORD + connection }),
    answers.loads({ connections: [connection] }),
    answers.ledger({ connection, from: periodStart(now, 'month'), to: periodEnd(now, 'month') }),
  ]);
  const record = records.find(({ key }) => key === CHARGES_RECORD + connection);
  const open = loads.filter(({ closedAt, rows }) => closedAt === null && rows > 0);
  const paid = ledger.filter(({ state }) => state !== 'not-billed');
  return {
    connection,
    record: record ? readRecord(record.value) : null,
    coverage:
      open.length === 0
        ? null
        : { from: Math.min(...open.map(({ from }) => from)), to: Math.max(...open.map(({ to }) => to)) },
    rows: open.reduce((sum, { rows }) => sum + rows, 0),
    nextRun: schedules.charges.nextRun(connection),
    running: runs.charges.current(connection) !== null,
    billedCalls: paid.length,
    spent: formatDecimal(paid.reduce((sum, { price }) => sum + (parseDecimal(price) ?? 0n), 0n)),
  };
}
