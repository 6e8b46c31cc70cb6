import type { SourceStateQuery } from '@smartcloudops/contract';

import type { EngineContext } from '../engine-context.ts';
import { sourceStatuses } from '../health/source-status.ts';
import type { SourceStatus } from '../health/source-status.ts';

/** A source of a connection, and how it is. */
export interface SourceRow {
  readonly connection: string;
  readonly status: SourceStatus;
}

const BAD: ReadonlySet<SourceStatus['state']> = new Set(['partial', 'denied', 'failed', 'cap-reached']);

/** Whether it brought less than it should, the last time that it was asked. */
export const isFailing = ({ state }: SourceStatus): boolean => BAD.has(state);

/**
 * How the sources of these connections are now, as this process knows it; null: of all connections. Nothing of it is remembered.
 * @throws WarehouseError
 */
export async function sourceRows(
  context: Pick<EngineContext, 'answers' | 'runs' | 'schedules' | 'clock'>,
  connections: readonly string[] | null,
  { sources, off }: Pick<SourceStateQuery, 'sources' | 'off'>
): Promise<readonly SourceRow[]> {
  const known = await context.answers.connections(null);
  const collected = known.flatMap((one) =>
    one.kind === 'open' && one.settings.kind !== 'files' && (connections === null || connections.includes(one.id))
      ? [one.settings]
      : []
  );
  const rows = await Promise.all(
    collected.map(async (settings) =>
      (await sourceStatuses(context, settings)).map((status) => ({ connection: settings.id, status }))
    )
  );
  return rows
    .flat()
    .filter(({ status: { state, facts } }) => (off || state !== 'off') && (sources?.includes(facts.name) ?? true));
}
