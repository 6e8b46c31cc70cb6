import type { Dimension } from '@smartcloudops/focus';
import type { AggregateCell, AggregateQuery, CostStore } from '@smartcloudops/warehouse';

import { aggregateIfPossible } from './aggregate-if-possible.ts';

/** FOCUS charge categories that are booked at a moment rather than metered through the day. */
export const BOOKED_CATEGORIES: ReadonlySet<string | null> = new Set(['Purchase', 'Tax', 'Credit', 'Adjustment']);

/** A booked charge on one day, with the keys of the question. */
export interface BookedCell extends AggregateCell {
  /** Which charge of its group it is: the tax, the support fee, a credit. */
  readonly charge: string;
}

/** What tells booked charges apart: dimensions by which the answer is split further, and which of their values are booked. */
interface Split {
  readonly dimensions: readonly Dimension[];
  readonly isBooked: (values: readonly (string | null)[]) => boolean;
}

/**
 * The booked charges (taxes, purchases, credits) of a daily question.
 *
 * Not every cut of a bill tells charge categories apart; where none does for this question, services that never bill anything but
 * booked charges (Tax, support, Savings Plans) are. Two cuts may have been loaded at different times: unless the split adds up to
 * the answer's own cells to the last digit, there is none.
 * @returns null when the bill does not tell
 */
export async function bookedCells(
  costs: CostStore,
  query: AggregateQuery,
  answered: readonly AggregateCell[]
): Promise<readonly BookedCell[] | null> {
  const byCategory = (values: readonly (string | null)[]) => BOOKED_CATEGORIES.has(values.at(-1) ?? null);
  return (
    (await bookedBy({ dimensions: ['ServiceName', 'ChargeCategory'], isBooked: byCategory }, costs, query, answered)) ??
    (await bookedBy({ dimensions: ['ChargeCategory'], isBooked: byCategory }, costs, query, answered)) ??
    (await bookedByService(costs, query, answered))
  );
}

async function bookedBy(
  { dimensions, isBooked }: Split,
  costs: CostStore,
  query: AggregateQuery,
  answered: readonly AggregateCell[]
): Promise<readonly BookedCell[] | null> {
  const groupBy = [...query.groupBy, ...dimensions.filter((dimension) => !query.groupBy.includes(dimension))];
  const cells =
    groupBy.length === query.groupBy.length ? answered : await aggregateIfPossible(costs, { ...query, groupBy });
  const total = (of: readonly AggregateCell[]) => of.reduce((sum, { amount }) => sum + amount, 0n);
  if (cells === null || total(cells) !== total(answered)) return null;
  const positions = dimensions.map((dimension) => groupBy.indexOf(dimension));
  return cells.flatMap((cell) => {
    const values = positions.map((position) => cell.keys[position] ?? null);
    if (!isBooked(values)) return [];
    return [{ ...cell, keys: cell.keys.slice(0, query.groupBy.length), charge: JSON.stringify(values) }];
  });
}

async function bookedByService(
  costs: CostStore,
  query: AggregateQuery,
  answered: readonly AggregateCell[]
): Promise<readonly BookedCell[] | null> {
  const booked = await bookedServices(costs, query);
  if (!booked) return null;
  const isBooked = ([service = null]: readonly (string | null)[]) => booked.has(service);
  return await bookedBy({ dimensions: ['ServiceName'], isBooked }, costs, query, answered);
}

/** Services that bill nothing but booked charges; null when the bill does not tell. */
async function bookedServices(
  costs: CostStore,
  query: Omit<AggregateQuery, 'grain'>
): Promise<ReadonlySet<string | null> | null> {
  // What a service is does not depend on what is filtered.
  const groupBy: readonly Dimension[] = ['ServiceName', 'ChargeCategory'];
  const kinds = await aggregateIfPossible(costs, { ...query, groupBy, filters: [], grain: 'total' });
  return kinds && servicesOnlyBooked(kinds);
}

/** @param kinds cells by service and charge category */
export function servicesOnlyBooked(kinds: readonly AggregateCell[]): ReadonlySet<string | null> {
  const services = new Set(kinds.map(({ keys: [service = null] }) => service));
  for (const {
    keys: [service = null, kind = null],
  } of kinds)
    if (!BOOKED_CATEGORIES.has(kind)) services.delete(service);
  return services;
}
