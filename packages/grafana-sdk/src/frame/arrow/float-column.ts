import type { Field } from '../frame.ts';
import { misfit } from '../misfit.ts';
import type { Column } from './validity.ts';
import { Validity } from './validity.ts';

export function floatColumn(field: Field, type: 'float32' | 'float64'): Column {
  const { values } = field;
  const TypedArray = type === 'float32' ? Float32Array : Float64Array;
  const validity = new Validity(field);
  if (values instanceof TypedArray) return validity.column(values);
  const data = new TypedArray(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === 'number') data[i] = value;
    else if (value === null || value === undefined) validity.miss(i);
    else throw misfit(field, i);
  }
  return validity.column(data);
}
