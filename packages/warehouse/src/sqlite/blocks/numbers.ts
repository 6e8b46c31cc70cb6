/**
 * A column of whole numbers, packed: `kind, base, step` and then, unless all values are equal, one unsigned integer per value,
 * as narrow as the values allow; value = base + step · stored. Steps make columns of timestamps narrow.
 * Little-endian, as every platform we ship for.
 */
export type Numbers = ArrayLike<number>;

const HEADER = 17;
const WIDTHS = [0, 1, 2, 4, 8] as const;

/** Packs `values[order[i]]` for i in `[from, to)`, or `values[i]` when there is no order. */
export function packNumbers(values: Numbers, from: number, to: number, order?: Numbers | undefined): Uint8Array {
  const at = (i: number): number => values[order ? (order[i] ?? 0) : i] ?? 0;
  let min = Infinity;
  let max = -Infinity;
  for (let i = from; i < to; i += 1) {
    const value = at(i);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  let step = 0;
  for (let i = from; i < to && step !== 1; i += 1) {
    const distance = at(i) - min;
    if (step === 0 ? distance !== 0 : distance % step !== 0) step = greatestCommonDivisor(step, distance);
  }
  const reach = step === 0 ? 0 : (max - min) / step;
  const kind = reach === 0 ? 0 : reach < 2 ** 8 ? 1 : reach < 2 ** 16 ? 2 : reach < 2 ** 32 ? 3 : 4;
  const bytes = new Uint8Array(HEADER + WIDTHS[kind] * (to - from));
  const header = new DataView(bytes.buffer);
  header.setUint8(0, kind);
  header.setFloat64(1, to > from ? min : 0, true);
  header.setFloat64(9, step, true);
  if (kind === 0) return bytes;
  const packed = arrayOf(kind, to - from);
  for (let i = from; i < to; i += 1) packed[i - from] = (at(i) - min) / step;
  bytes.set(new Uint8Array(packed.buffer), HEADER);
  return bytes;
}

/** A column as read: `constant` when all values are equal. */
export interface Column {
  readonly constant: number | null;
  readonly values: Float64Array;
}

const NOTHING = new Float64Array(0);

/** Unpacks the columns that lie one after the other in `bytes`. */
export function unpackNumbers(bytes: Uint8Array, length: number): Column[] {
  const columns: Column[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.byteLength;) {
    const kind = view.getUint8(at);
    const base = view.getFloat64(at + 1, true);
    const step = view.getFloat64(at + 9, true);
    at += HEADER;
    if (kind === 0) {
      columns.push({ constant: base, values: NOTHING });
      continue;
    }
    const size = (WIDTHS[kind] ?? 0) * length;
    const start = bytes.byteOffset + at;
    const packed = arrayOf(kind, length, bytes.buffer.slice(start, start + size));
    const values = new Float64Array(length);
    for (let i = 0; i < length; i += 1) values[i] = base + step * (packed[i] as number);
    columns.push({ constant: null, values });
    at += size;
  }
  return columns;
}

/** The values of a column, spelled out. */
export const valuesOf = (column: Column, length: number): Float64Array =>
  column.constant === null ? column.values : new Float64Array(length).fill(column.constant);

function arrayOf(
  kind: number,
  length: number,
  buffer: ArrayBufferLike = new ArrayBuffer((WIDTHS[kind] ?? 0) * length)
): Uint8Array | Uint16Array | Uint32Array | Float64Array {
  if (kind === 1) return new Uint8Array(buffer, 0, length);
  if (kind === 2) return new Uint16Array(buffer, 0, length);
  if (kind === 3) return new Uint32Array(buffer, 0, length);
  return new Float64Array(buffer, 0, length);
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
