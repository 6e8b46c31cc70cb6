import { periodStart } from '@smartcloudops/focus';
import type { ColumnDimension, Decimal, Dimension, FocusRow } from '@smartcloudops/focus';

import type { AggregateQuery, LoadManifest } from '../cost-store.ts';
import { USAGE_AMOUNTS } from '../usage.ts';
import type { UsageAmount, UsageCell, UsageQuery } from '../usage.ts';

/** A delivery as the oracle keeps it: all of its charges, in memory. */
export interface Delivery {
  readonly manifest: LoadManifest;
  readonly rows: readonly FocusRow[];
}

export interface ExpectedCell {
  readonly keys: readonly (string | null)[];
  readonly periodStart: number;
  amount: Decimal;
  charges: number;
  missing: number;
  estimated: boolean;
}

/**
 * What the port promises, in the plainest words: every charge that counts is looked at. For deliveries of one connection, source
 * and cut, in the order in which they were made.
 */
export function expectedCells(deliveries: readonly Delivery[], query: AggregateQuery): ExpectedCell[] {
  const cells = new Map<string, ExpectedCell>();
  for (const row of askedRows(deliveries, query)) {
    const keys = query.groupBy.map((dimension) => valueOf(row, dimension));
    const period = query.grain === 'total' ? query.from : periodStart(row.ChargePeriodStart, query.grain);
    const name = JSON.stringify([period, keys]);
    const cell = cells.get(name) ?? { keys, periodStart: period, amount: 0n, charges: 0, missing: 0, estimated: false };
    cells.set(name, cell);
    cell.amount += row[query.metric] ?? 0n;
    cell.charges += 1;
    cell.missing += row[query.metric] === null ? 1 : 0;
    cell.estimated ||= row.x_Estimated;
  }
  return [...cells.values()];
}

/** The same for quantities with what they cost. */
export function expectedUsage(deliveries: readonly Delivery[], query: UsageQuery): UsageCell[] {
  const cells = new Map<string, { keys: (string | null)[]; unit: string | null; rows: FocusRow[] }>();
  for (const row of askedRows(deliveries, query)) {
    const keys = query.groupBy.map((dimension) => valueOf(row, dimension));
    const name = JSON.stringify([...keys, row.PricingUnit]);
    const cell = cells.get(name) ?? { keys, unit: row.PricingUnit, rows: [] };
    cells.set(name, cell);
    cell.rows.push(row);
  }
  return [...cells.values()].map(({ keys, unit, rows }) => ({
    ...{ keys, unit, charges: rows.length, estimated: rows.some((row) => row.x_Estimated) },
    amounts: each((name) => rows.reduce((sum, row) => sum + (row[name] ?? 0n), 0n)),
    missing: each((name) => rows.filter((row) => row[name] === null).length),
  }));
}

const each = <T>(of: (name: UsageAmount) => T) =>
  Object.fromEntries(USAGE_AMOUNTS.map((name) => [name, of(name)])) as Record<UsageAmount, T>;

function askedRows(deliveries: readonly Delivery[], query: UsageQuery): FocusRow[] {
  return countingRows(deliveries, query.asOf).filter(
    (row) =>
      row.ChargePeriodStart >= query.from &&
      row.ChargePeriodStart < query.to &&
      query.filters.every(
        ({ dimension, op, values }) => values.length === 0 || values.includes(valueOf(row, dimension)) === (op === 'in')
      )
  );
}

/** The charges that no newer delivery known at the time had taken over. */
function countingRows(deliveries: readonly Delivery[], asOf: number | null): FocusRow[] {
  const known = deliveries.filter(({ manifest }) => asOf === null || manifest.loadedAt <= asOf);
  return known.flatMap((delivery, i) =>
    delivery.rows.filter(
      (row) =>
        !known.some(({ manifest }, j) => {
          const isNewer =
            manifest.loadedAt > delivery.manifest.loadedAt ||
            (manifest.loadedAt === delivery.manifest.loadedAt && j > i);
          const span = manifest.restates;
          return isNewer && span !== null && row.ChargePeriodStart >= span.from && row.ChargePeriodStart < span.to;
        })
    )
  );
}

function valueOf(row: FocusRow, dimension: Dimension): string | null {
  if (dimension.startsWith('Tags.')) return row.Tags?.[dimension.slice('Tags.'.length)] ?? null;
  return row[dimension as ColumnDimension];
}
