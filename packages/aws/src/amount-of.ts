import { decimalFromNumber, formatDecimal } from '@smartcloudops/focus';

/** AWS sends some amounts as doubles: the text is the shortest that means the same double. Null for none. */
export function amountOf(dollars: number | undefined): string | null {
  const amount = dollars === undefined ? null : decimalFromNumber(dollars);
  return amount === null ? null : formatDecimal(amount);
}
