import type { FieldType } from '../field-type.ts';

/**
 * The parts of Arrow's IPC format that a Grafana frame uses: numbers of the flatbuffers schemas.
 * @see https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format
 */
export const MAGIC = Uint8Array.from([0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]); // ARROW1
export const CONTINUATION = 0xffffffff;
export const METADATA_V5 = 4;
export const HEADER = { schema: 1, dictionary: 2, recordBatch: 3 } as const;
export const TYPE = { int: 2, float: 3, binary: 4, utf8: 5, bool: 6, timestamp: 10, utf8View: 24 } as const;
export const PRECISION = { single: 1, double: 2 } as const;
/** Ticks per unit of a timestamp, as nanoseconds. */
export const UNIT_NS = [1_000_000_000n, 1_000_000n, 1000n, 1n] as const;
export const NANOSECOND = 3;

/** Width and sign of the integer columns; enum indexes are uint16. */
export const INTEGERS = {
  int8: { bits: 8, signed: true },
  int16: { bits: 16, signed: true },
  int32: { bits: 32, signed: true },
  int64: { bits: 64, signed: true },
  uint8: { bits: 8, signed: false },
  uint16: { bits: 16, signed: false },
  uint32: { bits: 32, signed: false },
  uint64: { bits: 64, signed: false },
  enum: { bits: 16, signed: false },
} as const satisfies Partial<Record<FieldType, { bits: number; signed: boolean }>>;

export type IntegerType = keyof typeof INTEGERS;

export function isIntegerType(type: FieldType): type is IntegerType {
  return Object.hasOwn(INTEGERS, type);
}

/** Buffers start at multiples of 8. */
export function padded(length: number): number {
  return (length + 7) & ~7;
}
