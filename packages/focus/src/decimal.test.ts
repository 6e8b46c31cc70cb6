import fc from 'fast-check';

import { decimalFromNumber, decimalToNumber, formatDecimal, parseDecimal } from './decimal.ts';

test.each([
  ['0.00000080000', '0.0000008'],
  ['-0.00000000603', '-0.00000000603'],
  ['1e-7', '0.0000001'],
  ['1.5E3', '1500'],
  ['12345678901234567890.123456789012345678901234567', '12345678901234567890.123456789012345678901234567'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['+3', '3'],
  [' 7 ', '7'],
  ['0', '0'],
  ['-0.0', '0'],
])('%s reads as %s', (text, expected) => {
  const value = parseDecimal(text);
  expect(value).not.toBeNull();
  expect(formatDecimal(value ?? 0n)).toBe(expected);
});

test.each(['', '.', '-', 'abc', '1,5', 'NaN', '0x10', '1e', '1e-40', '0.0000000000000000000000000001'])(
  '%j is refused',
  (text) => {
    expect(parseDecimal(text)).toBeNull();
  }
);

test('trailing zeros beyond the scale are no digits lost', () => {
  expect(parseDecimal(`0.1${'0'.repeat(60)}`)).toBe(parseDecimal('0.1'));
});

test('a double survives the way to decimal and back', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
      const decimal = decimalFromNumber(value);
      expect(decimal).not.toBeNull();
      if (Math.abs(value) > 1e-10) expect(decimalToNumber(decimal ?? 0n)).toBe(value);
    })
  );
});

test('sums do not depend on the order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true })), (values) => {
      const sum = (list: readonly number[]) => list.reduce((total, v) => total + (decimalFromNumber(v) ?? 0n), 0n);
      expect(sum(values)).toBe(sum([...values].reverse()));
    })
  );
});

test('a short amount becomes the same double as its text does', () => {
  fc.assert(
    fc.property(fc.bigInt(-(2n ** 60n), 2n ** 60n), fc.nat(27), (digits, zeros) => {
      const value = digits * 10n ** BigInt(zeros);
      return decimalToNumber(value) === Number(formatDecimal(value));
    })
  );
});
