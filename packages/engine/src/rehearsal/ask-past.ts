import type { DataFrame, Query, QueryType } from '@smartcloudops/contract';
import { costsUntil } from '@smartcloudops/insights';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { Asked } from '../answers/question.ts';
import { questionOf } from '../answers/questions.ts';

/** A query as it would have been asked at a past moment. */
export interface AskedPast extends Asked<Query> {
  /** Epoch ms. */
  readonly at: number;
}

/** Answered from charges or measurements, which are cut off at the moment. */
const CUT = new Set<QueryType>([
  'cost',
  'cost-forecast',
  'budget-risk',
  'cost-anomalies',
  'cost-drivers',
  'trend',
  'metric',
  'capacity',
]);
/** Of which what was known at a moment is kept: they are asked with `asOf`. */
export const KEPT = new Set<QueryType>(['commitments', 'security-findings', 'reconciliation', 'api-spend']);

export const REHEARSED_TYPES: readonly QueryType[] = [...CUT, ...KEPT];

/**
 * What a query would have given at a past moment. Charges and measurements are those of before it, as they are known today: what was
 * collected later must not look as if nothing had been there.
 * @throws WarehouseError
 */
export async function askPast(
  warehouse: Warehouse,
  { query, connections, at }: AskedPast,
  signal: AbortSignal | undefined
): Promise<readonly DataFrame[]> {
  const question = questionOf(query);
  const answer = await question.answer(
    { query, connections },
    {
      warehouse: { ...warehouse, costs: costsUntil(warehouse.costs, at) },
      clock: () => at,
      now: at,
      dataVersion: 0,
      checkpoint: async () => signal?.throwIfAborted(),
    }
  );
  return answer.frames();
}
