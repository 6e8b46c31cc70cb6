import { DAY_MS } from '@smartcloudops/focus';
import type { ChargePeriod, Dimension } from '@smartcloudops/focus';
import type { AggregateCell, AggregateQuery, CostStore } from '@smartcloudops/warehouse';

import { aggregateIfPossible } from '../bill/aggregate-if-possible.ts';
import { BOOKED_CATEGORIES, servicesOnlyBooked } from '../bill/booked-charges.ts';
import { WEEKS_BEFORE } from './cause-rows.ts';

type Keys = AggregateCell['keys'];

/** The bill around some anomalies, read once for all of them. */
export interface CauseBill {
  /**
   * What flowed on the days of an anomaly and of the weeks before it, without what was booked at a moment.
   * @param cut dimensions, those of the question first
   * @param own how many of them are the question's
   * @param includes whether charges with these keys of the question belong to the anomaly
   * @returns null when no cut of the bill has these dimensions
   */
  metered(
    cut: readonly Dimension[],
    own: number,
    anomaly: ChargePeriod,
    includes: (keys: Keys) => boolean
  ): Promise<readonly AggregateCell[] | null>;
}

/** @param anomalies all that will be asked about */
export function causeBill(
  costs: CostStore,
  query: Omit<AggregateQuery, 'grain'>,
  anomalies: readonly ChargePeriod[]
): CauseBill {
  const before = 7 * WEEKS_BEFORE * DAY_MS;
  const whole = {
    start: Math.min(...anomalies.map(({ start }) => start)) - before,
    end: Math.max(...anomalies.map(({ end }) => end)),
  };
  const reads = new Map<string, readonly AggregateCell[] | null>();
  const groups = new Map<readonly AggregateCell[], ReadonlyMap<string, readonly AggregateCell[]>>();

  /** Of the days `[start, end)`, at least. */
  async function read(groupBy: readonly Dimension[], { start, end }: ChargePeriod, filters = query.filters) {
    const key = JSON.stringify([groupBy, start, end, filters]);
    let cells = reads.get(key);
    if (cells === undefined) {
      cells = await aggregateIfPossible(costs, { ...query, groupBy, filters, from: start, to: end, grain: 'day' });
      reads.set(key, cells);
    }
    return cells;
  }
  /** A cut may have begun, or ended, amid the anomalies: then each asks for its own days. */
  const readAround = async (groupBy: readonly Dimension[], span: ChargePeriod, filters = query.filters) =>
    (await read(groupBy, whole, filters)) ?? (await read(groupBy, span, filters));

  function byGroup(cells: readonly AggregateCell[], own: number) {
    const known = groups.get(cells) ?? Map.groupBy(cells, ({ keys }) => JSON.stringify(keys.slice(0, own)));
    groups.set(cells, known);
    return known;
  }

  return {
    async metered(cut, own, { start, end }, includes) {
      const span = { start: start - before, end };
      const within = ({ periodStart }: AggregateCell) => periodStart >= span.start && periodStart < span.end;
      const split = await readAround([...cut, 'ChargeCategory'], span);
      const all = split ?? (await readAround(cut, span));
      if (!all) return null;
      // What a service is does not depend on what is filtered.
      const kinds = split ? null : await readAround(['ServiceName', 'ChargeCategory'], span, []);
      const services = kinds && servicesOnlyBooked(kinds.filter(within));
      const service = cut.indexOf('ServiceName');
      const isBooked = ({ keys }: AggregateCell) =>
        split ? BOOKED_CATEGORIES.has(keys.at(-1) ?? null) : services?.has(keys[service] ?? null) === true;
      return [...byGroup(all, own).values()]
        .filter(([first]) => first && includes(first.keys.slice(0, own)))
        .flatMap((cells) => cells.filter((cell) => within(cell) && !isBooked(cell)));
    },
  };
}
