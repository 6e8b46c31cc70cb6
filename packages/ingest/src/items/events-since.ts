import type { SourceFacts } from '@smartcloudops/aws';
import { HOUR_MS } from '@smartcloudops/focus';
import type { StateStore } from '@smartcloudops/warehouse';

const key = (connection: string, source: string): string => `collect/${connection}/${source}/since`;

/** Since when events have to be asked for: what came late last time is asked for again. Epoch ms. */
export async function eventsSince(
  state: StateStore,
  connection: string,
  { name, freshness }: SourceFacts,
  earliest: number
): Promise<number> {
  const known = Number((await state.get(key(connection, name))) ?? 0);
  return Math.max(earliest, known - (freshness.delayHours + 1) * HOUR_MS);
}

/** All events before the moment are stored, as far as the source told of them. */
export async function markEvents(state: StateStore, connection: string, source: string, at: number): Promise<void> {
  await state.set(key(connection, source), String(at));
}
