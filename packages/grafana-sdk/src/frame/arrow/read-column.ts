import { Buffer } from 'node:buffer';
import type { Field } from '../frame.ts';
import type { FieldType } from '../field-type.ts';

/** Takes the next buffer of the batch's body. */
export type NextBuffer = () => Uint8Array;

export interface ColumnType {
  readonly type: FieldType;
  readonly nullable: boolean;
  /** Nanoseconds per tick of a time column. */
  readonly tick: bigint;
}

/** Appends a column of one record batch to `values`. */
export function readColumn(
  values: unknown[],
  { type, nullable, tick }: ColumnType,
  rows: number,
  next: NextBuffer
): void {
  const bits = next();
  const isMissing = (row: number): boolean =>
    nullable && bits.length > 0 && ((bits[row >> 3] ?? 0) & (1 << (row & 7))) === 0;
  const read = reader(type, tick, rows, next);
  for (let row = 0; row < rows; row++) {
    values.push(isMissing(row) ? null : read(row));
  }
}

function reader(type: Field['type'], tick: bigint, rows: number, next: NextBuffer): (row: number) => unknown {
  if (type === 'string' || type === 'json') {
    const offsets = view(next(), rows && (rows + 1) * 4);
    const bytes = Buffer.from(next());
    const text = (row: number): string =>
      bytes.toString('utf8', offsets.getInt32(row * 4, true), offsets.getInt32(row * 4 + 4, true));
    return type === 'string' ? text : (row) => JSON.parse(text(row)) as unknown;
  }
  if (type === 'boolean') {
    const data = view(next(), (rows + 7) >> 3);
    return (row) => (data.getUint8(row >> 3) & (1 << (row & 7))) !== 0;
  }
  const data = view(next(), rows * WIDTH[type]);
  switch (type) {
    case 'int8':
      return (row) => data.getInt8(row);
    case 'int16':
      return (row) => data.getInt16(row * 2, true);
    case 'int32':
      return (row) => data.getInt32(row * 4, true);
    case 'int64':
      return (row) => data.getBigInt64(row * 8, true);
    case 'uint8':
      return (row) => data.getUint8(row);
    case 'uint16':
    case 'enum':
      return (row) => data.getUint16(row * 2, true);
    case 'uint32':
      return (row) => data.getUint32(row * 4, true);
    case 'uint64':
      return (row) => data.getBigUint64(row * 8, true);
    case 'float32':
      return (row) => data.getFloat32(row * 4, true);
    case 'float64':
      return (row) => data.getFloat64(row * 8, true);
    case 'time':
      return (row) => data.getBigInt64(row * 8, true) * tick;
  }
}

const WIDTH = {
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint8: 1,
  uint16: 2,
  enum: 2,
  uint32: 4,
  uint64: 8,
  float32: 4,
  float64: 8,
  time: 8,
} as const;

function view(bytes: Uint8Array, needed: number): DataView {
  if (bytes.length < needed) throw new RangeError(`a buffer has ${bytes.length} of ${needed} bytes`);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
