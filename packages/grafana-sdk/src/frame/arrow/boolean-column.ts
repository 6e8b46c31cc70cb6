import type { Field } from '../frame.ts';
import { misfit } from '../misfit.ts';
import type { Column } from './validity.ts';
import { Validity } from './validity.ts';

/** Packed bits, lowest first. */
export function booleanColumn(field: Field): Column {
  const { values } = field;
  const validity = new Validity(field);
  const data = new Uint8Array((values.length + 7) >> 3);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === true) data[i >> 3] = (data[i >> 3] ?? 0) | (1 << (i & 7));
    else if (value === null || value === undefined) validity.miss(i);
    else if (value !== false) throw misfit(field, i);
  }
  return validity.column(data);
}
