import type { EngineContext } from './engine-context.ts';
import type { SourceFigures } from './engine.ts';
import { isFailing, sourceRows } from './source-state/source-rows.ts';

/** Figures of every source that is collected, for a host's metrics page. */
export async function sourceFigures(context: EngineContext): Promise<readonly SourceFigures[]> {
  const rows = await sourceRows(context, null, { off: false });
  return rows.map(({ connection, status }) => ({
    connection,
    source: status.facts.name,
    failing: isFailing(status),
    lagSeconds: status.lag === null ? null : status.lag / 1000,
    lastSuccess: status.lastSuccess,
  }));
}
