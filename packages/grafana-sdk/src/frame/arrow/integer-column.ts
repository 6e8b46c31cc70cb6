import type { Field } from '../frame.ts';
import { misfit } from '../misfit.ts';
import type { IntegerType } from './format.ts';
import type { Column } from './validity.ts';
import { Validity } from './validity.ts';

const ARRAYS = {
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  enum: Uint16Array,
} as const;

export function integerColumn(field: Field, type: Exclude<IntegerType, 'int64' | 'uint64'>): Column {
  const { values } = field;
  const TypedArray = ARRAYS[type];
  const validity = new Validity(field);
  if (values instanceof TypedArray) return validity.column(values);
  const data = new TypedArray(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) {
      validity.miss(i);
      continue;
    }
    if (typeof value !== 'number') throw misfit(field, i);
    data[i] = value;
    // A fraction, NaN or a number out of range does not come back as it went in.
    if (data[i] !== value) throw misfit(field, i);
  }
  return validity.column(data);
}

/** 64 bits: bigints, or numbers that are safe integers. */
export function wideIntegerColumn(field: Field, type: 'int64' | 'uint64'): Column {
  const { values } = field;
  const TypedArray = type === 'int64' ? BigInt64Array : BigUint64Array;
  const validity = new Validity(field);
  if (values instanceof TypedArray) return validity.column(values);
  const data = new TypedArray(values.length);
  const halves = new Uint32Array(data.buffer);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === 'number') {
      if (!Number.isSafeInteger(value) || (type === 'uint64' && value < 0)) throw misfit(field, i);
      halves[i * 2] = value;
      halves[i * 2 + 1] = Math.floor(value / 2 ** 32);
    } else if (typeof value === 'bigint') {
      data[i] = value;
      if (data[i] !== value) throw misfit(field, i);
    } else if (value === null || value === undefined) validity.miss(i);
    else throw misfit(field, i);
  }
  return validity.column(data);
}
