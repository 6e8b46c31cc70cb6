import fc from 'fast-check';
import type { FieldInput, FrameInput } from '../src/frame/frame.ts';
import type { FieldType } from '../src/frame/field-type.ts';

const VALUES: Record<FieldType, fc.Arbitrary<unknown>> = {
  int8: fc.integer({ min: -128, max: 127 }),
  int16: fc.integer({ min: -32768, max: 32767 }),
  int32: fc.integer(),
  int64: fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.maxSafeInteger()),
  uint8: fc.nat(255),
  uint16: fc.nat(65535),
  uint32: fc.nat(4294967295),
  uint64: fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.maxSafeNat()),
  float32: fc.float(),
  float64: fc.double(),
  string: fc.string({ unit: 'grapheme' }),
  boolean: fc.boolean(),
  time: fc.oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }),
    fc.date({ min: new Date('1700-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  ),
  json: fc.jsonValue({ noUnicodeString: false }).filter((value) => value !== null),
  enum: fc.nat(65535),
};
const TYPES = Object.keys(VALUES) as FieldType[];

const labels = fc.option(
  fc.dictionary(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), fc.string({ unit: 'grapheme' }), {
    noNullPrototype: true,
  }),
  { nil: undefined }
);

function fieldOf(rows: number): fc.Arbitrary<FieldInput> {
  return fc
    .record({
      type: fc.constantFrom(...TYPES),
      nullable: fc.boolean(),
      name: fc.string({ unit: 'grapheme' }),
      labels,
      unit: fc.option(fc.string(), { nil: undefined }),
    })
    .chain(({ type, nullable, unit, ...rest }) => {
      const value = nullable ? fc.option(VALUES[type], { nil: null }) : VALUES[type];
      return fc
        .array(value, { minLength: rows, maxLength: rows })
        .map((values) => ({ type, nullable, values, ...rest, ...(unit ? { config: { unit } } : {}) }));
    });
}

/** Any frame: every type, gaps, labels, equal names, no rows, no fields. */
export const arbitraryFrame: fc.Arbitrary<FrameInput> = fc
  .record({ rows: fc.nat(20), fields: fc.nat(8), name: fc.string({ unit: 'grapheme' }), typed: fc.boolean() })
  .chain(({ rows, fields, name, typed }) =>
    fc
      .array(fieldOf(rows), { minLength: fields, maxLength: fields })
      .map((list) => ({ name, refId: 'A', fields: list, ...(typed ? { meta: { type: 'table' } } : {}) }))
  );

/** What a decoder gives for a value that a plugin wrote. */
export function decoded(type: FieldType | 'number', value: unknown): unknown {
  if (value === null) return null;
  if (type === 'int64' || type === 'uint64') return BigInt(value as number | bigint);
  if (type === 'time')
    return typeof value === 'bigint'
      ? value
      : BigInt(value instanceof Date ? value.getTime() : (value as number)) * 1_000_000n;
  return type === 'json' ? (JSON.parse(JSON.stringify(value)) as unknown) : value;
}
