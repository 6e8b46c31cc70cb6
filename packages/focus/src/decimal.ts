/**
 * Exact decimal money as a `bigint` count of 1e-27 units.
 *
 * Why 27 digits: a bill's text digits are kept whole, and the shortest decimal form of the doubles found in
 * Parquet exports (17 significant digits down to about 1e-10) fits. See docs/adr/0002-money.md.
 */
export type Decimal = bigint;

/** Number of fraction digits a {@link Decimal} carries. */
export const DECIMAL_SCALE = 27;

const ONE = 10n ** BigInt(DECIMAL_SCALE);
/** Amounts of up to 12 decimals. */
const SHORT_ONE = 1e12;
const SHORT_UNIT = ONE / BigInt(SHORT_ONE);
const MOST = BigInt(Number.MAX_SAFE_INTEGER);
const PATTERN = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?\s*$/;

/**
 * Reads a decimal number from text, exactly.
 * @returns null when the text is no decimal number, or has non-zero digits beyond the 27th decimal.
 */
export function parseDecimal(text: string): Decimal | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponentText] = match;
  if (whole === '' && fraction === '') return null;
  const exponent = exponentText ? Number(exponentText) : 0;
  const shift = DECIMAL_SCALE - fraction.length + exponent;
  let digits = whole + fraction;
  if (shift >= 0) {
    digits += '0'.repeat(shift);
  } else {
    const dropped = digits.slice(Math.max(0, digits.length + shift));
    if (/[1-9]/.test(dropped)) return null;
    digits = digits.slice(0, Math.max(0, digits.length + shift)) || '0';
  }
  const value = BigInt(digits);
  return sign === '-' ? -value : value;
}

/**
 * The decimal that a double's shortest round-trip form spells (what the producer of a Parquet file saw).
 * Digits beyond the 27th decimal are below a double's own precision for any charge and are rounded off.
 * @returns null for NaN and infinities.
 */
export function decimalFromNumber(value: number): Decimal | null {
  if (!Number.isFinite(value)) return null;
  return parseDecimal(String(value)) ?? parseDecimal(value.toFixed(DECIMAL_SCALE));
}

/** Plain decimal notation without exponent or trailing zeros: `"-12.5"`, `"0"`, `"0.00000080"` → `"0.0000008"`. */
export function formatDecimal(value: Decimal): string {
  const negative = value < 0n;
  const absolute = negative ? -value : value;
  const whole = absolute / ONE;
  const fraction = (absolute % ONE).toString().padStart(DECIMAL_SCALE, '0').replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

/** The double nearest to the exact value. Use only at the rim (frames, charts, statistics), never to sum money. */
export function decimalToNumber(value: Decimal): number {
  // The quotient of two whole numbers that doubles hold is the nearest double, too; most amounts are of this kind, and it is quicker.
  const short = value / SHORT_UNIT;
  const isShort = short * SHORT_UNIT === value && short <= MOST && short >= -MOST;
  return isShort ? Number(short) / SHORT_ONE : Number(formatDecimal(value));
}
