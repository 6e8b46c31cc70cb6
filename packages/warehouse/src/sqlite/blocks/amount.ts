import type { Decimal } from '@smartcloudops/focus';

/**
 * Exact amounts as five whole numbers ("limbs") of nine decimal digits: 1e-27, 1e-18, 1e-9, 1 and 1e9 units. Limbs are linear:
 * they carry the amount's sign, and adding limb by limb adds the amounts. A double adds nine-digit numbers exactly
 * {@link SAFE_ADDITIONS} times; then the limbs are brought back to nine digits.
 */
export const LIMBS = 5;
export const SAFE_ADDITIONS = 4_000_000;

const PER_LIMB = 1e9;
const BIG_LIMB = 10n ** 9n;
const NANO = 10n ** 18n;

/** Appends an amount's limbs to five growing columns. The amount is one that `bills/storable.ts` lets pass. */
export function pushLimbs(columns: readonly number[][], amount: Decimal): void {
  const nano = amount / NANO;
  const rest = amount % NANO;
  const [e27, e18, e9, units, billions] = columns as [number[], number[], number[], number[], number[]];
  if (rest === 0n) {
    e27.push(0);
    e18.push(0);
  } else {
    e27.push(Number(rest % BIG_LIMB));
    e18.push(Number(rest / BIG_LIMB));
  }
  const small = Number(nano);
  if (Number.isSafeInteger(small)) {
    const whole = Math.trunc(small / PER_LIMB);
    e9.push(small - whole * PER_LIMB);
    units.push(whole % PER_LIMB);
    billions.push(Math.trunc(whole / PER_LIMB));
  } else {
    const whole = nano / BIG_LIMB;
    e9.push(Number(nano % BIG_LIMB));
    units.push(Number(whole % BIG_LIMB));
    billions.push(Number(whole / BIG_LIMB));
  }
}

/** The amount that five limbs at an index spell, whatever their sign. */
export function limbsToDecimal(limbs: readonly ArrayLike<number>[], index: number): Decimal {
  const at = (limb: number): number => limbs[limb]?.[index] ?? 0;
  const [e27, e18, e9, units, billions] = [at(0), at(1), at(2), at(3), at(4)];
  const nano = (billions * PER_LIMB + units) * PER_LIMB + e9;
  const upper = Number.isSafeInteger(nano)
    ? BigInt(nano)
    : (BigInt(billions) * BIG_LIMB + BigInt(units)) * BIG_LIMB + BigInt(e9);
  const lower = e18 === 0 ? BigInt(e27) : BigInt(e18) * BIG_LIMB + BigInt(e27);
  return lower === 0n ? upper * NANO : upper * NANO + lower;
}

/** Brings every limb but the last back below nine digits by carrying over. */
export function normaliseLimbs(limbs: readonly Float64Array[], length: number): void {
  for (let limb = 0; limb + 1 < LIMBS; limb += 1) {
    const low = limbs[limb];
    const high = limbs[limb + 1];
    if (!low || !high) continue;
    for (let i = 0; i < length; i += 1) {
      const carry = Math.trunc((low[i] ?? 0) / PER_LIMB);
      if (carry === 0) continue;
      low[i] = (low[i] ?? 0) - carry * PER_LIMB;
      high[i] = (high[i] ?? 0) + carry;
    }
  }
}
