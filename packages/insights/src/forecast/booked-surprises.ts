import { DAY_MS, shiftPeriod } from '@smartcloudops/focus';

import { expectBooked } from './expect-booked.ts';

/** Months of history before a month's booked charges can be expected at all. */
const LEARNT_MONTHS = 2;

/**
 * How far the booked charges of a month were from what the months before made likely: renewals that come once a year, credits that
 * stop, taxes on more usage. Root mean square over the whole months of the history; 0 while there are none.
 * @param charges one daily series per booked charge, all from `from` on
 */
export function bookedSurprises(charges: readonly (readonly number[])[], from: number): number {
  const length = charges[0]?.length ?? 0;
  const end = from + length * DAY_MS;
  const index = (day: number) => (day - from) / DAY_MS;
  const first = shiftPeriod(
    from,
    'month',
    index(shiftPeriod(from - 1, 'month', 1)) === 0 ? LEARNT_MONTHS : LEARNT_MONTHS + 1
  );
  let [squares, months] = [0, 0];
  for (let month = first; ; month = shiftPeriod(month, 'month', 1)) {
    const next = shiftPeriod(month, 'month', 1);
    if (next > end) break;
    let surprise = 0;
    for (const y of charges) {
      const { on } = expectBooked(y.slice(0, index(month)), from, 1);
      for (let day = month; day < next; day += DAY_MS) surprise += (y[index(day)] as number) - on(day);
    }
    squares += surprise ** 2;
    months++;
  }
  return months > 0 ? Math.sqrt(squares / months) : 0;
}
