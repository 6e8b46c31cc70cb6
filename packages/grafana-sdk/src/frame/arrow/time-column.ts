import type { Field } from '../frame.ts';
import { misfit } from '../misfit.ts';
import type { Column } from './validity.ts';
import { Validity } from './validity.ts';

/** int64 nanoseconds hold the years 1677–2262. */
const MAX_MS = 9_223_372_036_854;

/** Nanoseconds since 1970: Grafana assumes that unit and reads any other as 1970. */
export function timeColumn(field: Field): Column {
  const { values } = field;
  const validity = new Validity(field);
  const data = new BigInt64Array(values.length);
  const halves = new Int32Array(data.buffer);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) {
      validity.miss(i);
    } else if (typeof value === 'bigint') {
      data[i] = value;
      if (data[i] !== value) throw misfit(field, i);
    } else {
      const ms = typeof value === 'number' ? value : value instanceof Date ? value.getTime() : NaN;
      if (!(Math.abs(ms) < MAX_MS)) throw misfit(field, i);
      storeMilliseconds(halves, i * 2, ms);
    }
  }
  return validity.column(data);
}

/**
 * ms × 10⁶ as two 32-bit halves, exact, without a BigInt per row. With ms = high·2²² + low every product stays below 2⁵³.
 * A fraction of a millisecond is rounded to whole nanoseconds.
 */
function storeMilliseconds(halves: Int32Array, at: number, ms: number): void {
  const whole = Math.floor(ms);
  const high = Math.floor(whole / 0x400000);
  const upper = high * 1e6; // in units of 2²² ns
  const upperHigh = Math.floor(upper / 1024); // in units of 2³² ns
  const lower = (whole - high * 0x400000) * 1e6 + Math.round((ms - whole) * 1e6);
  const sum = (upper - upperHigh * 1024) * 0x400000 + lower;
  const carry = Math.floor(sum / 0x100000000);
  halves[at] = sum - carry * 0x100000000;
  halves[at + 1] = upperHigh + carry;
}
