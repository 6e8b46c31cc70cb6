import type { Decimal } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { countingLoads } from './counting-loads.ts';
import { sumLoads } from './sum-loads.ts';
import type { Words } from './words.ts';
import { chooseCuts, withFittingCut } from '../choose-cut.ts';
import type { AggregateQuery, CostStore } from '../cost-store.ts';

type Question = Parameters<CostStore['dimensionValues']>[0];

/** Sources that do not know the dimension are left out; amounts only rank, so currencies may mix. */
export function dimensionValues(db: Database, words: Words, question: Question): readonly (string | null)[] {
  const { connections, dimension, from, to, limit, search } = question;
  const query: AggregateQuery = {
    ...{ connections, from, to, grain: 'total', asOf: null, metric: 'BilledCost', filters: [] },
    groupBy: [dimension],
  };
  const loads = countingLoads(db, query);
  const answering = withFittingCut(loads, [dimension]);
  const chosen = chooseCuts(answering.length > 0 ? answering : loads, [dimension]);
  const amounts = new Map<string | null, Decimal>();
  for (const sum of sumLoads(db, words, query, chosen)) {
    const value = words.textOf(sum.keys[0] ?? 0);
    amounts.set(value, (amounts.get(value) ?? 0n) + sum.amount);
  }
  const wanted = search?.toLowerCase();
  return [...amounts]
    .filter(([value]) => !wanted || (value?.toLowerCase().includes(wanted) ?? false))
    .sort(([a, x], [b, y]) => (x === y ? ((a ?? '') < (b ?? '') ? -1 : 1) : x > y ? -1 : 1))
    .slice(0, limit)
    .map(([value]) => value);
}
