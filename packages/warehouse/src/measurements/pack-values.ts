/**
 * A stretch of measurements, packed without loss: `kind, first, count`, a base, then one number per value from the first that is
 * known to the last. Counts become integers as narrow as they allow; anything else stays a double. Little-endian, as every
 * platform we ship for.
 */
const HEADER = 16;

/** One width per kind; 0 is "all values equal". The largest integer of a width stands for "unknown". */
const KINDS = [null, Uint8Array, Uint16Array, Uint32Array, Float64Array] as const;
const DOUBLES = 4;

/** @returns null when nothing is known */
export function packValues(values: Float64Array): Uint8Array | null {
  const first = values.findIndex((value) => !Number.isNaN(value));
  if (first < 0) return null;
  const last = values.findLastIndex((value) => !Number.isNaN(value));
  const part = values.subarray(first, last + 1);
  const { kind, base } = kindOf(part);
  const Packed = KINDS[kind];
  const size = Packed ? Packed.BYTES_PER_ELEMENT * part.length : 0;
  const bytes = new Uint8Array(HEADER + size);
  const header = new DataView(bytes.buffer);
  header.setUint16(0, kind, true);
  header.setUint16(2, first, true);
  header.setUint16(4, part.length, true);
  header.setFloat64(8, base, true);
  if (!Packed) return bytes;
  const packed = new Packed(bytes.buffer, HEADER, part.length);
  if (kind === DOUBLES) packed.set(part);
  else {
    const unknown = 2 ** (8 * Packed.BYTES_PER_ELEMENT) - 1;
    for (let i = 0; i < part.length; i++) {
      const value = part[i] as number;
      packed[i] = Number.isNaN(value) ? unknown : value - base;
    }
  }
  return bytes;
}

/** Writes the values of `bytes` into a stretch that holds nothing yet. */
export function unpackValues(bytes: Uint8Array, into: Float64Array): void {
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER);
  const kind = header.getUint16(0, true);
  const first = header.getUint16(2, true);
  const count = header.getUint16(4, true);
  const base = header.getFloat64(8, true);
  const Packed = KINDS[kind];
  if (!Packed) {
    into.fill(base, first, first + count);
    return;
  }
  const start = bytes.byteOffset + HEADER;
  // Copied, because a blob of the database does not start where a typed array may.
  const packed = new Packed(bytes.buffer.slice(start, start + count * Packed.BYTES_PER_ELEMENT) as ArrayBuffer);
  if (kind === DOUBLES) {
    into.set(packed, first);
    return;
  }
  const unknown = 2 ** (8 * Packed.BYTES_PER_ELEMENT) - 1;
  for (let i = 0; i < count; i++) into[first + i] = packed[i] === unknown ? NaN : base + (packed[i] as number);
}

function kindOf(part: Float64Array): { readonly kind: number; readonly base: number } {
  let min = Infinity;
  let max = -Infinity;
  let whole = true;
  let gaps = false;
  for (const value of part) {
    if (Number.isNaN(value)) gaps = true;
    else {
      if (value < min) min = value;
      if (value > max) max = value;
      // Minus zero has no place among whole numbers.
      whole &&= Number.isSafeInteger(value) && !Object.is(value, -0);
    }
  }
  if (min === max && !gaps && !Object.is(min, -0)) return { kind: 0, base: min };
  const kind = [1, 2, 3].find((width) => max - min < 2 ** (8 * 2 ** (width - 1)) - 1);
  return whole && kind !== undefined ? { kind, base: min } : { kind: DOUBLES, base: 0 };
}
