import { decimalToNumber, formatDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

/** Money as REST carries it. */
export function money(amount: Decimal): { readonly amount: string; readonly value: number } {
  return { amount: formatDecimal(amount), value: decimalToNumber(amount) };
}

export function optionalMoney(amount: Decimal | null): { readonly amount: string; readonly value: number } | null {
  return amount === null ? null : money(amount);
}
