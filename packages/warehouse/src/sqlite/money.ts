import { formatDecimal } from '@smartcloudops/focus';
import type { CostMetric, Decimal } from '@smartcloudops/focus';

import { WarehouseError } from '../errors.ts';

/**
 * Exact money in 64-bit integers. A charge is stored as `nano` (1e-9 units, truncated towards zero) and `rem` (the rest in 1e-27
 * units, below 1e18). A sum is kept as four limbs of at most nine digits per charge, so that a billion charges cannot overflow:
 * units, 1e-9, 1e-18, 1e-27. Limbs are linear: they may have any sign, and adding limb by limb adds the amounts.
 */
const PER_NANO = 10n ** 18n;
const PER_LIMB = 10n ** 9n;
const MAX = 2n ** 63n - 1n;
const MIN = -(2n ** 63n);

export const nanoOf = (amount: Decimal): bigint => amount / PER_NANO;
export const remainderOf = (amount: Decimal): bigint => amount % PER_NANO;

/** @throws WarehouseError `WAREHOUSE_MONEY_OUT_OF_RANGE` naming the column, the charge's number and the amount. */
export function assertStorable(amount: Decimal, column: string, row: number): void {
  const nano = nanoOf(amount);
  if (nano <= MAX && nano >= MIN) return;
  throw new WarehouseError(
    'WAREHOUSE_MONEY_OUT_OF_RANGE',
    `${column} of charge ${row} is ${formatDecimal(amount)}, more than the warehouse can add up exactly.`
  );
}

/** SQL of the count and the four limbs of a sum over facts. */
export const sumOfFacts = (metric: CostMetric, table: string): readonly string[] => [
  `count(${table}.${metric})`,
  `coalesce(sum(${table}.${metric} / 1000000000), 0)`,
  `coalesce(sum(${table}.${metric} % 1000000000), 0)`,
  `coalesce(sum(${table}.${metric}_rem / 1000000000), 0)`,
  `coalesce(sum(${table}.${metric}_rem % 1000000000), 0)`,
];

/** SQL of the count and the four limbs of a sum over rollup rows. */
export const sumOfRollups = (metric: CostMetric, table: string): readonly string[] =>
  ['n', 'units', 'e9', 'e18', 'e27'].map((column) => `sum(${table}.${metric}_${column})`);

export function fromLimbs(units: bigint, e9: bigint, e18: bigint, e27: bigint): Decimal {
  return ((units * PER_LIMB + e9) * PER_LIMB + e18) * PER_LIMB + e27;
}
