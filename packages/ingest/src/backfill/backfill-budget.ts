import { formatDecimal, parseDecimal, periodEnd, periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

/** What the money of a backfill depends on; US dollars, decimal text. */
export interface BackfillMoney {
  /** A calendar month (UTC); null for no limit. */
  readonly cap: string | null;
  /** What regular collecting comes to in a whole month. A backfill leaves it that much. */
  readonly regularPerMonth: string;
}

const dollars = (text: string): Decimal => parseDecimal(text) ?? 0n;

/**
 * Up to where a backfill may drive the spending of the month: the budget less what regular collecting needs until the month ends, so
 * that the days that come are never given up for those long past. Null: no limit.
 */
export function backfillCap({ cap, regularPerMonth }: BackfillMoney, now: number): string | null {
  if (cap === null) return null;
  const [start, end] = [periodStart(now, 'month'), periodEnd(now, 'month')];
  const reserve = (dollars(regularPerMonth) * BigInt(end - now)) / BigInt(end - start);
  const left = dollars(cap) - reserve;
  return formatDecimal(left > 0n ? left : 0n);
}

/**
 * How many calendar months after this one it takes to pay an amount: 0 when this one is enough, null when the budget never is.
 * @param spent in this month so far
 */
export function monthsToPay(money: BackfillMoney, price: string, spent: string, now: number): number | null {
  const cap = backfillCap(money, now);
  if (cap === null || money.cap === null) return 0;
  const availableNow = dollars(cap) - dollars(spent);
  const left = dollars(price) - (availableNow > 0n ? availableNow : 0n);
  if (left <= 0n) return 0;
  const perMonth = dollars(money.cap) - dollars(money.regularPerMonth);
  if (perMonth <= 0n) return null;
  return Number((left + perMonth - 1n) / perMonth);
}
