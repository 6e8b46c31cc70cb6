import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { arbitraryFrame, decoded } from '../../../test/arbitrary-frame.ts';
import { everyType } from '../../../examples/wave/every-type.ts';
import { checkFrame } from '../check.ts';
import { field } from '../field.ts';
import type { FieldInput } from '../frame.ts';
import { decodeArrow } from './decode.ts';
import { encodeArrow } from './encode.ts';

const frameOf = (...fields: FieldInput[]) => checkFrame({ name: 'f', fields });
const valuesOf = (input: FieldInput) => Array.from(decodeArrow(encodeArrow(frameOf(input))).fields[0]?.values ?? []);

test('what is encoded is decoded again, whatever the frame', () => {
  fc.assert(
    fc.property(arbitraryFrame, (input) => {
      const frame = checkFrame(input);
      const back = decodeArrow(encodeArrow(frame));
      expect({ ...back, fields: undefined, length: 0 }).toEqual({ ...frame, fields: undefined, length: 0 });
      expect(back.fields).toEqual(
        frame.fields.map((one) => ({ ...one, values: Array.from(one.values, (value) => decoded(one.type, value)) }))
      );
    })
  );
});

// Its reader, like its writer, takes fields of equal name for one: the names are made unequal here.
test('apache-arrow reads the same values from the file', () => {
  fc.assert(
    fc.property(arbitraryFrame, (input) => {
      const frame = checkFrame({
        ...input,
        fields: input.fields.map((one, i) => ({ ...one, name: `${one.name}${i}` })),
      });
      const table = tableFromIPC(encodeArrow(frame));
      expect(table.schema.fields.map(({ name, nullable }) => ({ name, nullable }))).toEqual(
        frame.fields.map(({ name, nullable }) => ({ name, nullable }))
      );
      expect(table.numRows).toBe(frame.length);
      frame.fields.forEach((one, i) => {
        if (one.type === 'json' || one.type === 'time') return; // it gives bytes, and milliseconds without their rest
        const column = table.getChildAt(i);
        const read = Array.from({ length: frame.length }, (_, row) => column?.get(row) as unknown);
        expect(read).toEqual(Array.from(one.values, (value) => decoded(one.type, value)));
      });
    }),
    { numRuns: 50 }
  );
});

test('apache-arrow reads every type of the example, times and labels included', () => {
  const table = tableFromIPC(encodeArrow(checkFrame(everyType())));
  expect(table.schema.fields.find(({ name }) => name === 'float64')?.metadata.get('labels')).toBe(
    '{"host":"h1","region":"eu \\"west\\""}'
  );
  expect(table.getChild('time')?.get(2)).toBe(1_700_000_000_123.5);
  expect(table.schema.metadata.get('meta')).toContain('"typeVersion":[0,1]');
});

test('typed arrays are taken as they are', () => {
  expect(valuesOf(field('float64', 'v', Float64Array.of(1.5, -0)))).toEqual([1.5, -0]);
  expect(valuesOf(field('int32', 'v', Int32Array.of(-7)))).toEqual([-7]);
  expect(valuesOf(field('int64', 'v', BigInt64Array.of(-(2n ** 63n))))).toEqual([-(2n ** 63n)]);
});

test('a fraction of a millisecond becomes nanoseconds, before and after 1970', () => {
  expect(valuesOf(field('time', 't', [0.000001, -0.000001, -1.5, 1_700_000_000_123.75]))).toEqual([
    1n,
    -1n,
    -1_500_000n,
    1_700_000_000_123_750_000n,
  ]);
});

test('halves of a surrogate pair in neighbouring rows stay two values', () => {
  expect(valuesOf(field('string', 's', ['a\ud83d', '\ude00b']))).toEqual(['a\ufffd', '\ufffdb']);
});

test.each([
  [
    'a text among numbers',
    field('float64', 'v', [1, 'x' as unknown as number]),
    'Field "v" is of type float64, but row 1 is "x" (string).',
  ],
  ['a fraction among integers', field('int32', 'v', [1.5]), 'Field "v" is of type int32, but row 0 is 1.5 (number).'],
  ['a number out of range', field('uint8', 'v', [256]), 'row 0 is 256'],
  ['an unsafe integer', field('int64', 'v', [2 ** 53]), 'row 0 is 9007199254740992'],
  ['a negative unsigned', field('uint64', 'v', [-1]), 'row 0 is -1'],
  ['a bigint out of range', field('int64', 'v', [2n ** 63n]), '9223372036854775808n'],
  [
    'a missing value that may not miss',
    field('string', 'v', ['a', null], { nullable: false }),
    'Field "v" is not nullable, but row 1 has no value.',
  ],
  ['a date beyond nanoseconds', field('time', 'v', [Date.UTC(3000, 0)]), 'is of type time, but row 0'],
  ['an invalid date', field('time', 'v', [new Date(NaN)]), 'is of type time, but row 0'],
  ['a truthy number', field('boolean', 'v', [1 as unknown as boolean]), 'is of type boolean, but row 0 is 1'],
  ['a bigint inside JSON', field('json', 'v', [{ a: 1n }]), 'is of type json, but row 0'],
])('%s is refused with field and row', (_, input, message) => {
  expect(() => encodeArrow(frameOf(input))).toThrow(message);
  expect(() => encodeArrow(frameOf(input))).toThrow(
    expect.objectContaining({ code: 'SDK_FRAME_VALUE', status: 500, source: 'plugin' })
  );
});

test('a damaged file is refused with our error and nothing else', () => {
  const file = encodeArrow(checkFrame(everyType()));
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
      const damaged = cut ? file.slice(0, at) : Uint8Array.from(file);
      if (!cut) damaged[at] = byte;
      try {
        decodeArrow(damaged);
      } catch (error) {
        expect(error).toMatchObject({ code: 'SDK_FRAME_UNREADABLE' });
      }
    }),
    { numRuns: 300 }
  );
  expect(() => decodeArrow(file.slice(0, -1))).toThrow('it lacks the ARROW1 mark');
});
