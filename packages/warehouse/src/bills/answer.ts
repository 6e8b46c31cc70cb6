import { isChargeDimension } from '@smartcloudops/focus';
import type { Decimal, Dimension } from '@smartcloudops/focus';

import { hull } from './counting-load.ts';
import type { CountingLoad } from './counting-load.ts';
import type { Aggregate, AggregateCell, AggregateQuery, CostFilter, CostStore } from '../cost-store.ts';
import { WarehouseError } from '../errors.ts';

/** A sum over charges that share period, currency and group. */
export interface Sum {
  readonly period: number;
  readonly currency: string | null;
  readonly keys: readonly (string | null)[];
  readonly charges: number;
  /** How many of the charges carry the metric. */
  readonly carrying: number;
  readonly amount: Decimal;
  /** Start of the first day with a charge that may still change, or null. */
  readonly estimatedFrom: number | null;
}

/** @throws WarehouseError `WAREHOUSE_BAD_QUERY` */
export function assertAskable(query: Pick<AggregateQuery, 'from' | 'to' | 'groupBy' | 'filters'>): void {
  if (!(query.from < query.to)) {
    throw new WarehouseError('WAREHOUSE_BAD_QUERY', `"from" (${query.from}) must be before "to" (${query.to}).`);
  }
  assertDimensions(query);
}

/** @throws WarehouseError `WAREHOUSE_BAD_QUERY` */
export function assertDimensions(query: Pick<AggregateQuery, 'groupBy' | 'filters'>): void {
  for (const name of [...query.groupBy, ...query.filters.map((filter) => filter.dimension)]) {
    if (!isChargeDimension(name))
      throw new WarehouseError('WAREHOUSE_BAD_QUERY', `"${String(name)}" is no dimension of a charge.`);
  }
}

/** A filter without values filters nothing. */
export const filtersOf = (query: Pick<AggregateQuery, 'filters'>): readonly CostFilter[] =>
  query.filters.filter((filter) => filter.values.length > 0);

/** What a load must know to answer. */
export function dimensionsOf(query: Pick<AggregateQuery, 'groupBy' | 'filters'>): Dimension[] {
  return [...new Set([...query.groupBy, ...filtersOf(query).map((filter) => filter.dimension)])];
}

/** @throws WarehouseError `WAREHOUSE_CURRENCY_MIX` */
export function answerOf(
  sums: readonly Sum[],
  query: Pick<AggregateQuery, 'groupBy'>,
  answering: readonly CountingLoad[]
): Aggregate {
  const currencies = [...new Set(sums.map((sum) => sum.currency ?? ''))].sort();
  if (currencies.length > 1 && !query.groupBy.includes('BillingCurrency')) {
    throw new WarehouseError(
      'WAREHOUSE_CURRENCY_MIX',
      `The charges are in ${currencies.join(', ')}, and amounts of different currencies have no sum.`
    );
  }
  const estimated = sums.flatMap((sum) => (sum.estimatedFrom === null ? [] : [sum.estimatedFrom]));
  return {
    cells: sums.map(cellOf).sort(byPeriodThenAmount),
    currency: currencies.length === 1 ? (currencies[0] ?? null) : null,
    coverage: {
      ...hull(answering),
      loadedAt: answering.length > 0 ? Math.max(...answering.map((load) => load.loadedAt)) : null,
      sources: [...new Set(answering.map((load) => load.source))].sort(),
      loadedBySource: latestBySource(answering),
    },
    estimatedFrom: estimated.length > 0 ? Math.min(...estimated) : null,
  };
}

function latestBySource(loads: readonly CountingLoad[]): Readonly<Record<string, number>> {
  const latest = new Map<string, number>();
  for (const { source, loadedAt } of loads) latest.set(source, Math.max(loadedAt, latest.get(source) ?? loadedAt));
  return Object.fromEntries(latest);
}

/** What has to be asked to rank the values of a dimension. */
export const valuesQuery = ({
  connections,
  dimension,
  from,
  to,
}: Parameters<CostStore['dimensionValues']>[0]): AggregateQuery => ({
  ...{ connections, from, to, grain: 'total', asOf: null, metric: 'BilledCost', filters: [] },
  groupBy: [dimension],
});

/** The values of a dimension that was grouped by, most expensive first; amounts only rank, so currencies may mix. */
export function rankedValues(
  sums: readonly Sum[],
  { limit, search }: Pick<Parameters<CostStore['dimensionValues']>[0], 'limit' | 'search'>
): readonly (string | null)[] {
  const amounts = new Map<string | null, Decimal>();
  for (const sum of sums) {
    const value = sum.keys[0] ?? null;
    amounts.set(value, (amounts.get(value) ?? 0n) + sum.amount);
  }
  const wanted = search?.toLowerCase();
  return [...amounts]
    .filter(([value]) => !wanted || (value?.toLowerCase().includes(wanted) ?? false))
    .sort(([a, x], [b, y]) => (x === y ? ((a ?? '') < (b ?? '') ? -1 : 1) : x > y ? -1 : 1))
    .slice(0, limit)
    .map(([value]) => value);
}

function cellOf(sum: Sum): AggregateCell {
  return {
    keys: sum.keys,
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
