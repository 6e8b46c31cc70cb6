import type { AggregateCell, AggregateQuery, CostStore } from '@smartcloudops/warehouse';

/** The cells of a question, or null when no cut of the bill has its dimensions. */
export async function aggregateIfPossible(
  costs: CostStore,
  query: AggregateQuery
): Promise<readonly AggregateCell[] | null> {
  try {
    return (await costs.aggregate(query)).cells;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'WAREHOUSE_NO_SUCH_CUT') return null;
    throw error;
  }
}
