import type { Decimal } from '@smartcloudops/focus';

const { round } = Math;

/**
 * Amounts are whole numbers held in doubles: money in 1e-10 US dollars (the digits Cost Explorer shows), usage in
 * 1e-6 units. A single amount stays below 2^52 ($450,359); sums go through {@link ExactSum}.
 */
export const MONEY_DIGITS = 10;
export const USAGE_DIGITS = 6;

const SPILL = 2 ** 52;

/** Dollars to whole 1e-10 dollars. */
export function money(dollars: number): number {
  return round(dollars * 1e10);
}

/** Units of usage to whole 1e-6 units. */
export function usage(units: number): number {
  return round(units * 1e6);
}

/** A value of a typed array; days outside of it hold nothing. */
export function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

/** One running sum per slot, exact for any number of summands: doubles that spill into bigints. */
export class ExactSum {
  private readonly low: Float64Array;
  private readonly high = new Map<number, bigint>();

  constructor(slots: number) {
    this.low = new Float64Array(slots);
  }

  add(slot: number, amount: number): void {
    const sum = at(this.low, slot) + amount;
    if (sum < SPILL && sum > -SPILL) {
      this.low[slot] = sum;
    } else {
      this.high.set(slot, (this.high.get(slot) ?? 0n) + BigInt(sum));
      this.low[slot] = 0;
    }
  }

  total(slot: number): bigint {
    return (this.high.get(slot) ?? 0n) + BigInt(at(this.low, slot));
  }
}

/** Decimal text of a whole number of 10^-digits: `formatAmount(-125n, 2)` is `-1.25`; no trailing zeros. */
export function formatAmount(amount: bigint, digits: number): string {
  const absolute = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0');
  const fraction = absolute.slice(-digits).replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${absolute.slice(0, -digits)}${fraction ? `.${fraction}` : ''}`;
}

export function formatMoney(amount: bigint): string {
  return formatAmount(amount, MONEY_DIGITS);
}

export function moneyToDecimal(amount: number): Decimal {
  return BigInt(amount) * 10n ** 17n;
}

export function usageToDecimal(amount: number): Decimal {
  return BigInt(amount) * 10n ** 21n;
}
