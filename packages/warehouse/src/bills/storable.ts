import { formatDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import { WarehouseError } from '../errors.ts';

/** The same bounds in every adapter: an amount in 1e-9 units, truncated towards zero, fits 64 bits. */
const BEYOND_MAX = 2n ** 63n * 10n ** 18n;
const BEYOND_MIN = -(2n ** 63n + 1n) * 10n ** 18n;

/** @throws WarehouseError `WAREHOUSE_MONEY_OUT_OF_RANGE` naming the column, the charge's number and the amount. */
export function assertStorable(amount: Decimal, column: string, row: number): void {
  if (amount < BEYOND_MAX && amount > BEYOND_MIN) return;
  throw new WarehouseError(
    'WAREHOUSE_MONEY_OUT_OF_RANGE',
    `${column} of charge ${row} is ${formatDecimal(amount)}, more than the warehouse can hold.`
  );
}

/** Every adapter adds amounts below this, of either sign, exactly. */
const LIMIT: Decimal = 10n ** 45n;

/** @throws WarehouseError `WAREHOUSE_BAD_ROW` for a quantity of 1e18 or more. */
export function assertQuantity(quantity: Decimal | null, column: string, row: number): void {
  if (quantity === null || (quantity < LIMIT && quantity > -LIMIT)) return;
  throw new WarehouseError(
    'WAREHOUSE_BAD_ROW',
    `${column} of charge ${row} is ${formatDecimal(quantity)}, more than the warehouse can hold.`
  );
}
