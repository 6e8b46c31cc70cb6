import type { CostStore } from '@smartcloudops/warehouse';

/**
 * The connections that a question in fact adds up: those of the asked ones that have charges. Null asks all. So "all" and "the only
 * one there is" are the same series, and a series ends when another connection joins in.
 */
export async function connectionsWithData(
  costs: Pick<CostStore, 'loads'>,
  connections: readonly string[] | null
): Promise<readonly string[]> {
  const found = (await costs.loads(connections)).flatMap(({ connection, rows, closedAt }) =>
    rows > 0 && closedAt === null ? [connection] : []
  );
  return [...new Set(found)].sort();
}
