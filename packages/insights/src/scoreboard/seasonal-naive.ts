import { DAY_MS, decimalToNumber, WEEK_MS } from '@smartcloudops/focus';
import type { AggregateCell } from '@smartcloudops/warehouse';

/** How far back a day of the same weekday is looked for when data are missing. */
export const YARDSTICK_DAYS = 28;

/** What a day will cost: as much as the latest known day of the same weekday. Null when there is none. */
export type Yardstick = (keys: readonly (string | null)[], day: number) => number | null;

/**
 * The forecast that costs nothing and that a forecast must beat: the seasonal naive one.
 * @param cells daily costs before the origin; those of all groups tell which days are known
 * @see Hyndman & Koehler (2006), Another look at measures of forecast accuracy. Int. J. Forecasting 22, 679–688.
 */
export function seasonalNaive(cells: readonly AggregateCell[], origin: number): Yardstick {
  const known = new Set<number>();
  const amounts = new Map<string, number>();
  const name = (keys: readonly (string | null)[], day: number) => `${day} ${JSON.stringify(keys)}`;
  for (const { keys, periodStart, amount } of cells) {
    known.add(periodStart);
    const id = name(keys, periodStart);
    amounts.set(id, (amounts.get(id) ?? 0) + decimalToNumber(amount));
  }
  return (keys, day) => {
    const weeks = Math.floor((day - origin) / WEEK_MS) + 1;
    for (let past = day - weeks * WEEK_MS; past >= origin - YARDSTICK_DAYS * DAY_MS; past -= WEEK_MS) {
      if (known.has(past)) return amounts.get(name(keys, past)) ?? 0;
    }
    return null;
  };
}
