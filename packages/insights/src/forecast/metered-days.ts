import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { DailyCosts } from '../bill/daily-costs.ts';
import { isSparse } from './expect-booked.ts';
import type { GroupCosts } from './group-costs.ts';
import type { CostHistory } from './read-history.ts';
import { silentTail } from './silent-tail.ts';

/** The final days of a group from `historyFrom` on, what flows apart from what is booked. */
export interface MeteredDays {
  /** NaN for a day that the data skip, or whose charges are late. */
  readonly metered: readonly number[];
  /** One series per booked charge. */
  readonly booked: readonly (readonly number[])[];
  /** Whether the group's charges may go below zero. */
  readonly signed: boolean;
}

/** Booked charges that come nearly daily count as metered; days at the end whose charges are late are unknown. */
export function meteredDays(
  { all, booked }: GroupCosts,
  { historyFrom, window: { origin }, missing, known }: Pick<CostHistory, 'historyFrom' | 'window' | 'missing' | 'known'>
): MeteredDays {
  const final = ({ amounts, from }: DailyCosts): readonly Decimal[] =>
    amounts.slice((historyFrom - from) / DAY_MS, (origin - from) / DAY_MS);
  const past = final(all);
  const apart = booked.map(final).filter((amounts) => isSparse(amounts.map(decimalToNumber)));
  const metered = past.map((amount, i) =>
    decimalToNumber(apart.reduce((rest, amounts) => rest - (amounts[i] ?? 0n), amount))
  );
  const changing = known.estimatedFrom === null ? 0 : Math.max(0, (origin - known.estimatedFrom) / DAY_MS);
  const heard = metered.length - silentTail(metered, changing);
  return {
    metered: metered.map((v, i) => (i >= heard || missing.has(historyFrom + i * DAY_MS) ? NaN : v)),
    booked: apart.map((amounts) => amounts.map(decimalToNumber)),
    signed: past.some((amount) => amount < 0n),
  };
}
