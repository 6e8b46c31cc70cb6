import { COST_METRICS, DAY_MS, HOUR_MS } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';

import { delivery } from './fixtures.ts';
import type { Delivery } from './oracle.ts';
import { BILL_START, dice, randomRows } from './random-bill.ts';
import type { AggregateQuery } from '../cost-store.ts';

const DIMENSIONS: readonly Dimension[] = [
  ...(['ServiceName', 'SubAccountId', 'RegionId', 'ChargeCategory', 'ResourceId', 'Tags.team', 'Tags.env'] as const),
];

/** Deliveries of one cut whose spans overlap at odd hours and that arrive out of order. */
export function randomDeliveries(seed: number, count: number, isLarge: boolean): Delivery[] {
  const next = dice(seed);
  return Array.from({ length: count }, (_, i) => {
    const from = BILL_START + next(60 * 24) * HOUR_MS;
    const to = from + (1 + next(50 * 24)) * HOUR_MS;
    const whole = { from: Math.floor(from / DAY_MS) * DAY_MS, to: Math.ceil(to / DAY_MS) * DAY_MS };
    const isDaily = next(2) === 0;
    const span = isDaily ? whole : { from, to };
    return {
      manifest: delivery({ loadedAt: 1000 + next(6), restates: next(3) === 0 ? null : span, contentHash: `load ${i}` }),
      rows: randomRows(seed + i, isLarge && i === 0 ? 6000 : next(200), span, isDaily ? DAY_MS : HOUR_MS),
    };
  });
}

/** A question of any shape about them. */
export function randomQuery(seed: number): AggregateQuery {
  const next = dice(seed);
  const pick = <T>(values: readonly T[]): T => values[next(values.length)] as T;
  const some = (chance: number) => DIMENSIONS.filter(() => next(100) < chance);
  const unit = pick([HOUR_MS, DAY_MS, 1]);
  const from = Math.floor((BILL_START + next(100) * DAY_MS - 10 * DAY_MS + next(DAY_MS)) / unit) * unit;
  return {
    connections: null,
    metric: pick(COST_METRICS),
    groupBy: some(25),
    filters: some(12).map((dimension) => ({
      dimension,
      op: pick(['in', 'not-in'] as const),
      values: pick([[], [null], ['Amazon S3', 'us-east-1', 'a'], ['prod', 'Usage', 'i-1', null], ['unheard of']]),
    })),
    from,
    to: from + 1 + next(80 * DAY_MS),
    grain: pick(['total', 'hour', 'day', 'week', 'month'] as const),
    asOf: pick([null, null, 1000 + next(6)]),
  };
}
