import { Buffer } from 'node:buffer';
import type { Field } from '../frame.ts';
import { misfit } from '../misfit.ts';
import type { Column } from './validity.ts';
import { Validity } from './validity.ts';

export function stringColumn(field: Field): Column {
  const { values } = field;
  const validity = new Validity(field);
  const texts = new Array<string>(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === 'string') texts[i] = value;
    else if (value === null || value === undefined) {
      validity.miss(i);
      texts[i] = '';
    } else throw misfit(field, i);
  }
  return validity.column(...utf8(texts));
}

/** JSON text as bytes. Only a nullable field can miss a value; elsewhere null is JSON's null. */
export function jsonColumn(field: Field): Column {
  const { values } = field;
  const validity = new Validity(field);
  const texts = new Array<string>(values.length);
  for (let i = 0; i < values.length; i++) {
    const value: unknown = values[i];
    if (field.nullable && (value === null || value === undefined)) {
      validity.miss(i);
      texts[i] = '';
      continue;
    }
    const text = toJson(value);
    if (text === undefined) throw misfit(field, i);
    texts[i] = text;
  }
  return validity.column(...utf8(texts));
}

function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value) as string | undefined;
  } catch {
    return undefined; // a cycle or a bigint
  }
}

/** Offsets and bytes. One encoding of the joined text; ASCII, the usual case, needs no further look at the rows. */
function utf8(texts: string[]): [Int32Array, Uint8Array] {
  const joined = texts.join('');
  const offsets = new Int32Array(texts.length + 1);
  let bytes = Buffer.from(joined, 'utf8');
  const ascii = bytes.length === joined.length;
  let end = 0;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? '';
    end += ascii ? text.length : Buffer.byteLength(text, 'utf8');
    offsets[i + 1] = end;
  }
  if (end !== bytes.length) {
    // Halves of a surrogate pair at the seam of two values became one character.
    bytes = Buffer.concat(texts.map((text) => Buffer.from(text, 'utf8')));
  }
  return [offsets, bytes];
}
