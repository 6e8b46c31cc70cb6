import { checkFrame } from './check.ts';
import { encodeArrow } from './arrow/encode.ts';
import { field } from './field.ts';
import type { FrameInput } from './frame.ts';
import {
  numericLong,
  numericMulti,
  numericWide,
  table,
  timeSeriesLong,
  timeSeriesMulti,
  timeSeriesWide,
} from './shapes.ts';

test('fields of unequal length are refused with their names', () => {
  const fields = [field('float64', 'a', [1, 2]), field('float64', 'b', [1])];
  expect(() => checkFrame({ name: 'f', fields })).toThrow('field "a" has 2 values, field "b" has 1');
  expect(() => checkFrame({ name: 'f', fields })).toThrow(expect.objectContaining({ code: 'SDK_FRAME_INVALID' }));
});

test('an unknown type is refused with the known ones', () => {
  const frame = { name: 'f', fields: [{ name: 'a', type: 'decimal', values: [] }] } as unknown as FrameInput;
  expect(() => checkFrame(frame)).toThrow('unknown type "decimal". Use one of number, int8');
});

test('a type gets its version, a number is a nullable float64, a time is nullable only when one is missing', () => {
  const frame = checkFrame({
    fields: [
      { name: 'v', type: 'number', values: [1] },
      { name: 't', type: 'time', values: [1] },
      { name: 'gap', type: 'time', values: [null] },
    ],
    meta: { type: 'table' },
  });
  expect(frame.meta).toEqual({ type: 'table', typeVersion: [0, 1] });
  expect(frame.fields.map(({ type, nullable }) => [type, nullable])).toEqual([
    ['float64', true],
    ['time', false],
    ['time', true],
  ]);
});

test('an empty refId is filled in, a given one stays', () => {
  expect(checkFrame({ fields: [] }, 'B').refId).toBe('B');
  expect(checkFrame(checkFrame({ fields: [] }), 'B').refId).toBe('B');
  expect(checkFrame({ refId: 'A', fields: [] }, 'B').refId).toBe('A');
});

test('only a checked frame can be encoded, and values must fit their type: the compiler says so', () => {
  const plain: FrameInput = { fields: [] };
  // @ts-expect-error an unchecked frame
  expect(() => encodeArrow(plain)).toBeDefined();
  // @ts-expect-error a text in a number field
  expect(field('float64', 'v', ['x']).values).toEqual(['x']);
  // @ts-expect-error a decimal type does not exist
  expect(field('decimal', 'v', []).type).toBe('decimal');
});

const times = [0, 1000];
const series = [{ name: 'v', values: [1, null], labels: { host: 'h1' } }];
const dimensions = [{ name: 'host', values: ['h1', 'h2'] }];
const numbers = [{ name: 'v', value: 3, labels: { host: 'h1' } }];

test.each([
  ['timeseries-wide', [timeSeriesWide({ times, series })], 'time:time v:number'],
  ['timeseries-multi', timeSeriesMulti({ series: series.map((one) => ({ ...one, times })) }), 'time:time v:number'],
  ['timeseries-multi', timeSeriesMulti({ series: [] }), ''],
  ['timeseries-long', [timeSeriesLong({ times, values: series, dimensions })], 'time:time v:number host:string'],
  ['numeric-wide', [numericWide({ numbers })], 'v:number'],
  ['numeric-multi', numericMulti({ numbers }), 'v:number'],
  ['numeric-multi', numericMulti({ numbers: [] }), ''],
  ['numeric-long', [numericLong({ values: series, dimensions })], 'v:number host:string'],
  ['table', [table({ fields: [field('string', 'a', ['x'])] })], 'a:string'],
])('%s has its type, the version [0,1] and its fields in order', (type, frames, fields) => {
  expect(frames).toHaveLength(1);
  for (const frame of frames) {
    expect(frame.meta).toMatchObject({ type, typeVersion: [0, 1] });
    expect(frame.fields.map((one) => `${one.name}:${one.type}`).join(' ')).toBe(fields);
    expect(() => checkFrame(frame)).not.toThrow();
  }
});
