import { packNumbers, unpackNumbers, valuesOf } from './numbers.ts';
import type { Column, Numbers } from './numbers.ts';

/** One amount per row: how many charges carry it (0 or 1 in facts), and its limbs (see amount.ts). */
export interface AmountColumns<N = Numbers> {
  readonly carrying: N;
  readonly limbs: readonly N[];
}

/**
 * Rows by column, in order of `start`. In facts a row is a charge and `id` its series; in rollups it is a sum and `id` its
 * profile, `start` the start of its day or month.
 */
export interface Block<N = Numbers> {
  readonly length: number;
  readonly start: Numbers;
  readonly id: Numbers;
  readonly charges: N;
  /** Start of the first day with a charge that may still change, or -1. */
  readonly estimatedFrom: N;
  readonly amounts: readonly AmountColumns<N>[];
}

/** A block as read, of which constant columns are not spelled out. */
export type ReadBlock = Block<Column>;

/** Which rows to pack, by their place in `order` when there is one. */
export type Part = readonly [from: number, to: number, order?: Numbers | undefined];

export function packKeys(block: Omit<Block, 'amounts'>, ...part: Part): Uint8Array {
  return Buffer.concat(
    [block.start, block.id, block.charges, block.estimatedFrom].map((column) => packNumbers(column, ...part))
  );
}

export function packAmount(amount: AmountColumns, ...part: Part): Uint8Array {
  return Buffer.concat([amount.carrying, ...amount.limbs].map((column) => packNumbers(column, ...part)));
}

export function unpackBlock(length: number, keys: Uint8Array, amounts: readonly Uint8Array[]): ReadBlock {
  const [start, id, charges, estimatedFrom] = unpackNumbers(keys, length) as [Column, Column, Column, Column];
  return {
    length,
    start: valuesOf(start, length),
    id: valuesOf(id, length),
    charges,
    estimatedFrom,
    amounts: amounts.map((bytes) => {
      const [carrying, ...limbs] = unpackNumbers(bytes, length) as [Column, ...Column[]];
      return { carrying, limbs };
    }),
  };
}

/** The first index whose start is not before the moment. */
export function lowerBound(starts: Numbers, moment: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
