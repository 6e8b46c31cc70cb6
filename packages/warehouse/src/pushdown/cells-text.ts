import { formatDecimal, parseDecimal } from '@smartcloudops/focus';

import type { Cells } from './cells.ts';

/** Cells as text that is kept; amounts in decimal notation. */
export const cellsToText = (cells: readonly Cells[]): string =>
  JSON.stringify(cells.map((one) => ({ ...one, amounts: one.amounts.map((column) => column.map(formatDecimal)) })));

export function cellsFromText(text: string): Cells[] {
  const stored = JSON.parse(text) as (Omit<Cells, 'amounts'> & { readonly amounts: readonly (readonly string[])[] })[];
  return stored.map((one) => ({
    ...one,
    amounts: one.amounts.map((column) => column.map((amount) => parseDecimal(amount) ?? 0n)),
  }));
}
