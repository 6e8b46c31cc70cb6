import { decimalToNumber } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { Fee } from './charge-groups.ts';
import type { Driver, DriverAmounts } from './driver.ts';
import { explainByLength } from './explain-usage.ts';
import type { Side } from './usage-change.ts';

/** How near a fee's quantity must stay to the length of the period to be one by the hour. */
const ALIKE = 0.01;

/** Fees by the hour, as commitments have them, are higher in a longer month; all others are what they are. */
export function explainFee(fee: Fee, days: Readonly<Record<Side, number>>): DriverAmounts {
  const cost = { before: fee.before?.cost ?? 0n, after: fee.after?.cost ?? 0n };
  if (isRecurring(fee, days)) return explainByLength(fee.driver, cost, days);
  const change = cost.after - cost.before;
  return change === 0n ? new Map() : new Map<Driver, Decimal>([[fee.driver, change]]);
}

export function isRecurring({ driver, before, after }: Fee, days: Readonly<Record<Side, number>>): boolean {
  if (driver !== 'purchases' || !before?.quantity || !after?.quantity) return false;
  const rate = (quantity: Decimal, length: number) => decimalToNumber(quantity) / length;
  const ratio = rate(after.quantity, days.after) / rate(before.quantity, days.before);
  return days.before !== days.after && Math.abs(ratio - 1) < ALIKE;
}
