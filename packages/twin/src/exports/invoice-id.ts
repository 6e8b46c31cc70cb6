import type { Line } from '../world/line.ts';
import { keyAt, keyOf } from '../world/random.ts';
import type { View } from '../world/view.ts';
import { closingOf } from './change-times.ts';

/** The number of the invoice that a line is on; null while the month is open. Sellers are billed on invoices of their own. */
export function invoiceOf(view: View, month: number, line: Pick<Line, 'seller'>): string | null {
  if (view.asOf < closingOf(month)) return null;
  const payer = view.world.accounts[0]?.id ?? '';
  return String(1_000_000_000 + (keyAt(keyOf(1, `${payer}/${line.seller}`), month) % 1_000_000_000));
}
