import { decimalToNumber } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { Fractions } from './cause-book.ts';
import type { Leaf } from './charge-groups.ts';
import type { Driver } from './driver.ts';
import type { Side, UsageSum } from './usage-change.ts';

/** Of the two periods: in days, and in what the usage's unit is used by. */
export interface Lengths extends Readonly<Record<Side, number>> {
  readonly days: Readonly<Record<Side, number>>;
}

/** What changed, then and now, for a driver that has factors; prices are weighed by what is used now. */
export function factorOf(driver: Driver, { before, after }: Leaf, lengths: Lengths): Fractions | null {
  if (!before || !after) return null;
  const now = { before, after };
  const each = (of: (sum: UsageSum, side: Side) => readonly [number, number]): Fractions => ({
    before: of(now.before, 'before'),
    after: of(now.after, 'after'),
  });
  const price = (of: (sum: UsageSum) => Decimal | null) =>
    each((sum) => [(number(of(sum)) * number(after.quantity)) / number(sum.quantity), number(after.quantity)]);
  switch (driver) {
    case 'period-length':
      return each((_, side) => [lengths.days[side], 1]);
    case 'volume':
      return each(({ quantity }, side) => [number(quantity), lengths[side]]);
    case 'list-price':
      return price(({ listCost }) => listCost);
    case 'unit-price':
      return price(({ cost }) => cost);
    case 'negotiated-discount':
      return each(({ contractedCost, listCost }) => [number(contractedCost), number(listCost)]);
    case 'commitment-coverage':
      return each(({ cost, contractedCost }) => [number(cost), number(contractedCost)]);
    case 'usage':
      return each(({ cost }, side) => [number(cost), lengths[side]]);
    default:
      return null;
  }
}

const number = (value: Decimal | null): number => (value === null ? 0 : decimalToNumber(value));
