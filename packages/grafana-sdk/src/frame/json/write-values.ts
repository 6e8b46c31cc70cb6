import type { Field } from '../frame.ts';
import { misfit } from '../misfit.ts';

/** Rows whose number JSON cannot write. */
export interface Entities {
  NaN?: number[];
  Inf?: number[];
  NegInf?: number[];
}

export interface FieldData {
  /** JSON text of the array. */
  readonly values: string;
  readonly entities?: Entities;
  /** Nanoseconds beyond the millisecond, one per row, when any row has some. */
  readonly nanos?: number[];
}

export function fieldData(field: Field): FieldData {
  if (field.type === 'time') return timeData(field);
  const entities: Entities = {};
  const texts = Array.from(field.values as ArrayLike<unknown>, (value, row) => {
    if (value === null || value === undefined) {
      if (field.nullable || (field.type === 'json' && value === null)) return 'null';
      throw misfit(field, row);
    }
    const text = valueText(field, value, row, entities);
    if (text === undefined) throw misfit(field, row);
    return text;
  });
  return { values: `[${texts.join(',')}]`, ...(Object.keys(entities).length > 0 ? { entities } : {}) };
}

function valueText(field: Field, value: unknown, row: number, entities: Entities): string | undefined {
  switch (field.type) {
    case 'string':
      return typeof value === 'string' ? JSON.stringify(value) : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : undefined;
    case 'json':
      return JSON.stringify(value) as string | undefined;
    case 'float32':
    case 'float64':
      return typeof value === 'number'
        ? floatText(field.type === 'float32' ? shortest32(value) : value, row, entities)
        : undefined;
    default:
      return typeof value === 'bigint' || Number.isSafeInteger(value) ? String(value) : undefined;
  }
}

function floatText(value: number, row: number, entities: Entities): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  const entity = Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : 'NegInf';
  (entities[entity] ??= []).push(row);
  return 'null';
}

/** The number of fewest digits that is the same float32: 0.1, not 0.10000000149011612. */
function shortest32(value: number): number {
  const single = Math.fround(value);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(single.toPrecision(digits));
    if (Object.is(Math.fround(short), single)) return short;
  }
  return single;
}

function timeData(field: Field): FieldData {
  const { values } = field;
  const nanos = new Array<number>(values.length).fill(0);
  const ms = Array.from(values as ArrayLike<unknown>, (value, row) => {
    if (value === null || value === undefined) {
      if (!field.nullable) throw misfit(field, row);
      return 'null';
    }
    if (typeof value === 'bigint') {
      const rest = ((value % 1_000_000n) + 1_000_000n) % 1_000_000n;
      nanos[row] = Number(rest);
      return String((value - rest) / 1_000_000n);
    }
    const time = typeof value === 'number' ? value : value instanceof Date ? value.getTime() : NaN;
    if (!Number.isFinite(time)) throw misfit(field, row);
    const whole = Math.floor(time);
    const rest = Math.round((time - whole) * 1e6);
    nanos[row] = rest === 1e6 ? 0 : rest;
    return String(rest === 1e6 ? whole + 1 : whole);
  });
  return { values: `[${ms.join(',')}]`, ...(nanos.some((rest) => rest !== 0) ? { nanos } : {}) };
}
