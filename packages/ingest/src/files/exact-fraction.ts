/** An exact decimal number of any length: `digits × 10^-scale`. */
export interface Fraction {
  readonly digits: bigint;
  readonly scale: number;
}

const PATTERN = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?\s*$/;

/** @returns null when the text is no decimal number. */
export function exactFraction(text: string): Fraction | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole + fraction === '') return null;
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  const scale = Math.max(a.scale, b.scale);
  const widen = (f: Fraction): bigint => f.digits * 10n ** BigInt(scale - f.scale);
  return { digits: widen(a) + widen(b), scale };
}

/** Scientific notation with up to three significant digits, for people: `"-1.23e-29"`. */
export function formatFraction({ digits, scale }: Fraction): string {
  if (digits === 0n) return '0';
  const text = (digits < 0n ? -digits : digits).toString();
  const [first = '0', ...rest] = text;
  const more = rest.join('').slice(0, 2).replace(/0+$/, '');
  return `${digits < 0n ? '-' : ''}${first}${more ? `.${more}` : ''}e${text.length - 1 - scale}`;
}
