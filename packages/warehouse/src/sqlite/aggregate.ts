import type { Database } from 'better-sqlite3-multiple-ciphers';

import { countingLoads, hull } from './counting-loads.ts';
import { dimensionsOf, sumLoads } from './sum-loads.ts';
import type { Sum } from './sum-loads.ts';
import type { Words } from './words.ts';
import { chooseCuts } from '../choose-cut.ts';
import type { Aggregate, AggregateCell, AggregateQuery } from '../cost-store.ts';
import { WarehouseError } from '../errors.ts';

/** Answers within one read transaction, so that a load that lands meanwhile is either wholly in or not at all. */
export function aggregate(db: Database, words: Words, query: AggregateQuery): Aggregate {
  if (!(query.from < query.to)) {
    throw new WarehouseError('WAREHOUSE_BAD_QUERY', `"from" (${query.from}) must be before "to" (${query.to}).`);
  }
  const answering = chooseCuts(countingLoads(db, query), dimensionsOf(query));
  const sums = sumLoads(db, words, query, answering);
  const currencies = [...new Set(sums.map((sum) => words.textOf(sum.currency) ?? ''))].sort();
  if (currencies.length > 1 && !query.groupBy.includes('BillingCurrency')) {
    throw new WarehouseError(
      'WAREHOUSE_CURRENCY_MIX',
      `The charges are in ${currencies.join(', ')}, and amounts of different currencies have no sum.`
    );
  }
  const estimated = sums.flatMap((sum) => (sum.estimatedFrom === null ? [] : [sum.estimatedFrom]));
  return {
    cells: sums.map((sum) => cellOf(sum, words)).sort(byPeriodThenAmount),
    currency: currencies.length === 1 ? (currencies[0] ?? null) : null,
    coverage: {
      ...hull(answering),
      loadedAt: answering.length > 0 ? Math.max(...answering.map((load) => load.loadedAt)) : null,
      sources: [...new Set(answering.map((load) => load.source))].sort(),
    },
    estimatedFrom: estimated.length > 0 ? Math.min(...estimated) : null,
  };
}

function cellOf(sum: Sum, words: Words): AggregateCell {
  return {
    keys: sum.keys.map(words.textOf),
    periodStart: sum.period,
    amount: sum.amount,
    charges: sum.charges,
    missing: sum.charges - sum.carrying,
    estimated: sum.estimatedFrom !== null,
  };
}

function byPeriodThenAmount(a: AggregateCell, b: AggregateCell): number {
  if (a.periodStart !== b.periodStart) return a.periodStart - b.periodStart;
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
  return a.keys.join('\u0001') < b.keys.join('\u0001') ? -1 : 1;
}
