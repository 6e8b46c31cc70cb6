import { DECIMAL_SCALE, parseDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import { isAbsentText } from './cell.ts';
import type { Cell } from './cell.ts';
import { exactFraction } from './exact-fraction.ts';
import type { Fraction } from './exact-fraction.ts';

const ONE = 10n ** BigInt(DECIMAL_SCALE);

/** Told of each amount whose digits beyond the 27th decimal had to be rounded off, with what was lost. */
export type OnRounded = (lost: Fraction) => void;

/**
 * Reads an exact decimal: text digit by digit, Parquet decimals and integers exactly, doubles by their shortest decimal form.
 * @returns null when absent, undefined when it is no decimal number.
 */
export function readDecimal(cell: Cell, onRounded: OnRounded): Decimal | null | undefined {
  if (cell === null) return null;
  if (typeof cell === 'string') {
    if (isAbsentText(cell)) return null;
    return parseDecimal(cell) ?? roundedDecimal(cell, onRounded);
  }
  if (typeof cell === 'bigint') return cell * ONE;
  if (typeof cell !== 'number') return undefined;
  if (Number.isNaN(cell)) return null;
  if (!Number.isFinite(cell)) return undefined;
  return parseDecimal(String(cell)) ?? roundedDecimal(String(cell), onRounded);
}

/** Digits beyond the 27th decimal are rounded half to even, and what is lost is told. */
function roundedDecimal(text: string, onRounded: OnRounded): Decimal | undefined {
  const exact = exactFraction(text);
  if (!exact) return undefined;
  const unit = 10n ** BigInt(exact.scale - DECIMAL_SCALE);
  const absolute = exact.digits < 0n ? -exact.digits : exact.digits;
  const quotient = absolute / unit;
  const twice = (absolute % unit) * 2n;
  const rounded = twice > unit || (twice === unit && quotient % 2n === 1n) ? quotient + 1n : quotient;
  const value = exact.digits < 0n ? -rounded : rounded;
  onRounded({ digits: exact.digits - value * unit, scale: exact.scale });
  return value;
}
