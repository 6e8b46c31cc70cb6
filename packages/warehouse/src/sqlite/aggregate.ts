import { DAY_MS } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { CUBES, cubeHas } from './columns.ts';
import { countingLoads, hull } from './counting-loads.ts';
import type { CountingLoad } from './counting-loads.ts';
import { segments } from './segments.ts';
import { sumSegments } from './sum-segments.ts';
import type { Sum } from './sum-segments.ts';
import type { Terms } from './terms.ts';
import { chooseCuts } from '../choose-cut.ts';
import type { Aggregate, AggregateCell, AggregateQuery } from '../cost-store.ts';
import { WarehouseError } from '../errors.ts';

/** Answers within one read transaction, so that a load that lands meanwhile is either wholly in or not at all. */
export function aggregate(db: Database, terms: Terms, query: AggregateQuery): Aggregate {
  if (!(query.from < query.to)) {
    throw new WarehouseError('WAREHOUSE_BAD_QUERY', `"from" (${query.from}) must be before "to" (${query.to}).`);
  }
  const needed = dimensionsOf(query);
  const answering = chooseCuts(countingLoads(db, query), needed);
  const sums = sumLoads(db, terms, query, answering);
  const currencies = [...new Set(sums.map((sum) => terms.textOf(sum.currency) ?? ''))].sort();
  if (currencies.length > 1 && !query.groupBy.includes('BillingCurrency')) {
    throw new WarehouseError(
      'WAREHOUSE_CURRENCY_MIX',
      `The charges are in ${currencies.join(', ')}, and amounts of different currencies have no sum.`
    );
  }
  const estimated = sums.flatMap((sum) => (sum.estimatedFrom === null ? [] : [sum.estimatedFrom]));
  return {
    cells: sums.map((sum) => cellOf(sum, terms)).sort(byPeriodThenAmount),
    currency: currencies.length === 1 ? (currencies[0] ?? null) : null,
    coverage: {
      ...hull(answering),
      loadedAt: answering.length > 0 ? Math.max(...answering.map((load) => load.loadedAt)) : null,
      sources: [...new Set(answering.map((load) => load.source))].sort(),
    },
    estimatedFrom: estimated.length > 0 ? Math.min(...estimated) * DAY_MS : null,
  };
}

/** Sums over loads that were chosen to answer, from the smallest rollup that has what is asked. */
export function sumLoads(db: Database, terms: Terms, query: AggregateQuery, loads: readonly CountingLoad[]): Sum[] {
  return sumSegments(db, terms, query, segments(loads, query, smallestCube(db, loads, dimensionsOf(query))));
}

export function dimensionsOf(query: Pick<AggregateQuery, 'groupBy' | 'filters'>): Dimension[] {
  const filtered = query.filters.filter((filter) => filter.values.length > 0).map((filter) => filter.dimension);
  return [...new Set([...query.groupBy, ...filtered])];
}

function smallestCube(
  db: Database,
  loads: readonly CountingLoad[],
  needed: readonly Dimension[]
): (load: number) => number | null {
  const fitting = [...CUBES.keys()].filter((cube) => needed.every((dimension) => cubeHas(cube, dimension)));
  const rows = db
    .prepare(
      `SELECT load, cube, min(rows) FROM load_cube
       WHERE load IN (SELECT value FROM json_each(?)) AND cube IN (SELECT value FROM json_each(?)) GROUP BY load`
    )
    .raw()
    .all(JSON.stringify(loads.map((load) => load.id)), JSON.stringify(fitting)) as [number, number, number][];
  const smallest = new Map(rows.map(([load, cube]) => [load, cube]));
  return (load) => smallest.get(load) ?? null;
}

function cellOf(sum: Sum, terms: Terms): AggregateCell {
  return {
    keys: sum.keys.map(terms.textOf),
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
