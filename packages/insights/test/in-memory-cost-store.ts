import { periodStart } from '@smartcloudops/focus';
import type { Decimal, Dimension } from '@smartcloudops/focus';
import type { Aggregate, AggregateCell, AggregateQuery, CostStore, Coverage } from '@smartcloudops/warehouse';

/** One charge of a test bill. */
export interface TestCharge {
  /** Epoch ms. */
  readonly at: number;
  readonly amount: Decimal;
  readonly dimensions?: Readonly<Partial<Record<Dimension, string>>>;
  readonly estimated?: boolean;
  /** When it became known; `asOf` filters by it. */
  readonly loadedAt?: number;
}

/** The aggregate door of a cost store over charges held in memory: enough of the port for questions, none of its storage. */
export function inMemoryCostStore(charges: readonly TestCharge[], currency = 'USD'): CostStore {
  const refuse = async () => {
    throw new Error('This store only aggregates.');
  };
  return {
    aggregate: async (query) => aggregate(charges, query, currency),
    usage: refuse,
    load: refuse,
    dimensionValues: refuse,
    tagKeys: refuse,
    loads: refuse,
    dataVersion: async () => 1,
  };
}

function aggregate(charges: readonly TestCharge[], query: AggregateQuery, currency: string): Aggregate {
  const known = charges.filter(({ loadedAt = 0 }) => query.asOf === null || loadedAt <= query.asOf);
  const cells = new Map<string, { -readonly [K in keyof AggregateCell]: AggregateCell[K] }>();
  let estimatedFrom: number | null = null;
  for (const { at, amount, dimensions = {}, estimated = false } of known) {
    if (at < query.from || at >= query.to) continue;
    const wanted = query.filters.every(
      ({ dimension, op, values }) => values.includes(dimensions[dimension] ?? null) === (op === 'in')
    );
    if (!wanted) continue;
    if (estimated) estimatedFrom = Math.min(estimatedFrom ?? Infinity, periodStart(at, 'day'));
    const keys = query.groupBy.map((dimension) => dimensions[dimension] ?? null);
    const start = query.grain === 'total' ? query.from : periodStart(at, query.grain);
    const id = JSON.stringify([keys, start]);
    const cell = cells.get(id) ?? { keys, periodStart: start, amount: 0n, charges: 0, missing: 0, estimated: false };
    cell.amount += amount;
    cell.charges++;
    cell.estimated ||= estimated;
    cells.set(id, cell);
  }
  return {
    cells: [...cells.values()],
    currency: cells.size > 0 ? currency : null,
    coverage: coverageOf(known),
    estimatedFrom,
  };
}

function coverageOf(charges: readonly TestCharge[]): Coverage {
  const days = charges.map(({ at }) => periodStart(at, 'day'));
  return {
    from: days.length > 0 ? Math.min(...days) : null,
    to: days.length > 0 ? Math.max(...days) + 86_400_000 : null,
    loadedAt: days.length > 0 ? Math.max(...charges.map(({ loadedAt = 0 }) => loadedAt)) : null,
    sources: ['test'],
  };
}
