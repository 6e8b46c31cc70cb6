import { formatDecimal, parseDecimal, periodEnd, periodStart } from '@smartcloudops/focus';

import { mainCharges } from '../collecting/main-charges.ts';
import type { ChargesRecord } from '../collecting/main-charges.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ConnectionSettings } from '../engine.ts';

/** What is known of a connection's collecting and of what it cost. */
export interface SourceState {
  readonly connection: string;
  readonly record: ChargesRecord | null;
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
  context: Pick<EngineContext, 'answers' | 'schedules' | 'runs' | 'clock'>,
  settings: ConnectionSettings
): Promise<SourceState> {
  const { answers, clock } = context;
  const { id: connection } = settings;
  const now = clock();
  const main = mainCharges(context, settings);
  const [record, loads, ledger] = await Promise.all([
    main.record(),
    answers.loads({ connections: [connection] }),
    answers.ledger({ connection, from: periodStart(now, 'month'), to: periodEnd(now, 'month') }),
  ]);
  const open = loads.filter(({ closedAt, rows }) => closedAt === null && rows > 0);
  const paid = ledger.filter(({ state }) => state !== 'not-billed');
  return {
    connection,
    record,
    coverage:
      open.length === 0
        ? null
        : { from: Math.min(...open.map(({ from }) => from)), to: Math.max(...open.map(({ to }) => to)) },
    rows: open.reduce((sum, { rows }) => sum + rows, 0),
    nextRun: main.nextRun(),
    running: main.current() !== null,
    billedCalls: paid.length,
    spent: formatDecimal(paid.reduce((sum, { price }) => sum + (parseDecimal(price) ?? 0n), 0n)),
  };
}
