import { decimalFromNumber, formatDecimal, parseDecimal } from '@smartcloudops/focus';
import fc from 'fast-check';

import { formatFraction } from './exact-fraction.ts';
import { readDecimal } from './read-decimal.ts';
import { readTags } from './read-tags.ts';
import { readTime } from './read-time.ts';

const iso = (cell: Parameters<typeof readTime>[0]) => {
  const ms = readTime(cell);
  return typeof ms === 'number' ? new Date(ms).toISOString() : ms;
};

test.each([
  ['2024-09-01 00:00:00', '2024-09-01T00:00:00.000Z'],
  ['2024-09-01T00:00:00Z', '2024-09-01T00:00:00.000Z'],
  ['2024-09-01T00:00Z', '2024-09-01T00:00:00.000Z'],
  ['2024-09-01T00:00:00.123456789Z', '2024-09-01T00:00:00.123Z'],
  ['2024-09-01T02:00:00+02:00', '2024-09-01T00:00:00.000Z'],
  ['2024-08-31 19:30:00-0430', '2024-09-01T00:00:00.000Z'],
  ['2024-09-01 00:00:00 UTC', '2024-09-01T00:00:00.000Z'],
  ['2024-09-01 02:00:00+02', '2024-09-01T00:00:00.000Z'],
  ['2024-09-01', '2024-09-01T00:00:00.000Z'],
  ['2024-08-31T24:00:00Z', '2024-09-01T00:00:00.000Z'],
  ['1725148800', '2024-09-01T00:00:00.000Z'],
  [1725148800n, '2024-09-01T00:00:00.000Z'],
  [1725148800000, '2024-09-01T00:00:00.000Z'],
  [1725148800000000n, '2024-09-01T00:00:00.000Z'],
  [1725148800000000000n, '2024-09-01T00:00:00.000Z'],
  [{ epochMs: 1725148800000 }, '2024-09-01T00:00:00.000Z'],
  ['', null],
  ['NULL', null],
  [null, null],
])('the time %s', (cell, expected) => {
  expect(iso(cell)).toBe(expected);
});

test.each([
  '09/01/2024',
  '1.9.2024',
  '2024-02-30',
  '2023-02-29',
  '2024-13-01',
  '2024-09-01 25:00:00',
  '2024-09-01 24:00:01',
  '2024-9-1',
  '45536',
  'soon',
  '0001-01-01',
  1.5,
  true,
  {},
])('the time %j is not read', (cell) => {
  expect(readTime(cell)).toBeUndefined();
});

test('any moment that ISO 8601 spells is read back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
      expect(readTime(date.toISOString())).toBe(date.getTime());
      expect(readTime(date.toISOString().replace('T', ' ').replace('Z', ''))).toBe(date.getTime());
    })
  );
});

const never = () => {
  throw new Error('nothing is lost');
};

test('text is read digit by digit, doubles by their shortest form', () => {
  expect(readDecimal('0.00000080000', never)).toBe(parseDecimal('0.0000008'));
  expect(readDecimal('1.5e-7', never)).toBe(parseDecimal('0.00000015'));
  expect(readDecimal(0.1, never)).toBe(parseDecimal('0.1'));
  expect(readDecimal(12n, never)).toBe(parseDecimal('12'));
  expect(readDecimal('NULL', never)).toBeNull();
  expect(readDecimal(NaN, never)).toBeNull();
  for (const cell of ['1,5', '$1', '1 000', 'abc', 'Infinity', '0x1F', Infinity, true, { epochMs: 1 }]) {
    expect(readDecimal(cell, never)).toBeUndefined();
  }
});

test('what is rounded off is told exactly: ours plus what is lost is the source', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
      fc.integer({ min: 28, max: 60 }),
      (digits, scale) => {
        const text = `${digits}e-${scale}`;
        let lost = 0n;
        const value = readDecimal(text, (fraction) => {
          expect(fraction.scale).toBe(scale);
          lost = fraction.digits;
        });
        expect((value ?? 0n) * 10n ** BigInt(scale - 27) + lost).toBe(digits);
        expect((lost < 0n ? -lost : lost) * 2n).toBeLessThanOrEqual(10n ** BigInt(scale - 27));
      }
    )
  );
});

test('doubles are read as the number that people see', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
      fc.pre(Math.abs(value) > 1e-10 || value === 0);
      expect(formatDecimal(readDecimal(value, never) ?? 0n)).toBe(formatDecimal(decimalFromNumber(value) ?? 0n));
    })
  );
});

test('a difference is shown with three digits', () => {
  expect(formatFraction({ digits: -92_779_334n, scale: 36 })).toBe('-9.27e-29');
  expect(formatFraction({ digits: 5n, scale: 30 })).toBe('5e-30');
  expect(formatFraction({ digits: 0n, scale: 30 })).toBe('0');
});

test.each([
  ['{"a":"b"}', { a: 'b' }],
  ['{}', null],
  ['', null],
  ['NULL', null],
  ['"env":"prod","team":"x"', { env: 'prod', team: 'x' }],
  ['[{"key":"env","value":"prod"}]', { env: 'prod' }],
  ['[{"Key":"env","Value":"prod"}]', { env: 'prod' }],
  ['[]', null],
  ['{"flag":true,"n":3,"none":null,"deep":{"x":[1]}}', { flag: 'true', n: '3', none: '', deep: '{"x":[1]}' }],
  [{ a: 'b' }, { a: 'b' }],
  [{}, null],
])('the tags %j', (cell, expected) => {
  expect(readTags(cell)).toEqual(expected);
});

test.each(['{"a":', 'web', '"web"', '3', '[1]', '{a=b}', 7n, { epochMs: 1 }])('the tags %p are not read', (cell) => {
  expect(readTags(cell)).toBeUndefined();
});

test('a tag named like a property of objects is a tag', () => {
  expect(Object.entries(readTags('{"__proto__":"x","constructor":"y"}') ?? {})).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
});
