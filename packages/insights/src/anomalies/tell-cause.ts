import { findRootCauses, tellCause } from '@smartcloudops/analytics';
import type { RootCauses } from '@smartcloudops/analytics';
import { DAY_MS } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import type { AggregateCell, AggregateQuery, CostStore } from '@smartcloudops/warehouse';

import { aggregateIfPossible } from '../bill/aggregate-if-possible.ts';
import { BOOKED_CATEGORIES, bookedServices } from '../bill/booked-charges.ts';
import { causeRows, WEEKS_BEFORE } from './cause-rows.ts';
import { moneyText } from '../bill/money-text.ts';

/** Where causes are looked for: all at once when one cut of the bill has them all, else in the cuts there are. */
const DIMENSIONS: readonly Dimension[] = ['ServiceName', 'SubAccountId', 'RegionId', 'x_UsageType'];
const CUTS: readonly (readonly Dimension[])[] = [
  ['ServiceName', 'SubAccountId'],
  ['ServiceName', 'RegionId'],
  ['ServiceName', 'x_UsageType'],
];
/** A further cut is told when it blames one part for this much. */
const CLEARLY = 0.7;
const NOUNS: Readonly<Partial<Record<Dimension, string>>> = {
  SubAccountId: 'account',
  RegionId: 'region',
  x_UsageType: 'usage type',
};

export interface AnomalyToExplain {
  readonly start: number;
  readonly end: number;
  readonly expected: number;
  /** Of its group; Other's groups are those not shown. */
  readonly includes: (keys: readonly (string | null)[]) => boolean;
}

/** Where the money of an anomaly came from, in one sentence; null when no cut of the bill tells. */
export function explain(
  costs: CostStore,
  query: Omit<AggregateQuery, 'grain'>,
  anomaly: AnomalyToExplain,
  currency: string | null
): string | null {
  const whole = causesBy(DIMENSIONS, costs, query, anomaly);
  const found = whole ? [whole] : CUTS.flatMap((cut) => causesBy(cut, costs, query, anomaly) ?? []);
  const [first, ...more] = found;
  if (!first) return null;
  const name = (dimension: string, value: string | null) => {
    const noun = NOUNS[dimension as Dimension];
    return value === null ? `no ${noun ?? dimension}` : noun ? `${noun} ${value}` : value;
  };
  const named = new Set(first.causes[0]?.where.map(({ dimension }) => dimension));
  const also = more.flatMap(({ causes: [cause] }) =>
    cause && (cause.share ?? 0) >= CLEARLY ? cause.where.filter(({ dimension }) => !named.has(dimension)) : []
  );
  const sentence = tellCause(first, { money: (amount) => moneyText(amount, currency), name });
  return `${sentence}${also.map(({ dimension, value }) => `; mostly ${name(dimension, value)}`).join('')}.`;
}

function causesBy(
  dimensions: readonly Dimension[],
  costs: CostStore,
  query: Omit<AggregateQuery, 'grain'>,
  { start, end, expected, includes }: AnomalyToExplain
): RootCauses | null {
  const groupBy = [...new Set([...query.groupBy, ...dimensions])];
  // What tells nothing new beside the group itself is no cause.
  if (groupBy.length === query.groupBy.length) return null;
  const wanted = { ...query, from: start - 7 * WEEKS_BEFORE * DAY_MS, to: end, grain: 'day' as const };
  const split = aggregateIfPossible(costs, { ...wanted, groupBy: [...groupBy, 'ChargeCategory'] });
  const all = split ?? aggregateIfPossible(costs, { ...wanted, groupBy });
  if (!all) return null;
  const services = split ? null : bookedServices(costs, wanted);
  const service = groupBy.indexOf('ServiceName');
  const isBooked = ({ keys }: AggregateCell) =>
    split ? BOOKED_CATEGORIES.has(keys.at(-1) ?? null) : services?.has(keys[service] ?? null) === true;
  const cells = all.filter((cell) => includes(cell.keys.slice(0, query.groupBy.length)) && !isBooked(cell));
  // A dimension that no charge carries would only be named as absent.
  const carried = dimensions.filter((name) => cells.some(({ keys }) => keys[groupBy.indexOf(name)] !== null));
  const positions = carried.map((dimension) => groupBy.indexOf(dimension));
  return findRootCauses(causeRows(cells, positions, { start, end, expected }), carried);
}
