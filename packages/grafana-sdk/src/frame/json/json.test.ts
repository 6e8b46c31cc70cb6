import fc from 'fast-check';
import { arbitraryFrame, decoded } from '../../../test/arbitrary-frame.ts';
import { checkFrame } from '../check.ts';
import { field } from '../field.ts';
import { frameFromJson } from './read.ts';
import { frameToJson } from './write.ts';

test('what is written is read again, whatever the frame', () => {
  fc.assert(
    fc.property(arbitraryFrame, (input) => {
      const frame = checkFrame(input);
      const back = frameFromJson(frameToJson(frame));
      expect({ ...back, fields: undefined, length: 0 }).toEqual({ ...frame, fields: undefined, length: 0 });
      expect(back.fields).toEqual(
        frame.fields.map((one) => ({ ...one, values: Array.from(one.values, (value) => decoded(one.type, value)) }))
      );
    })
  );
});

test('the text is the one that Grafana documents', () => {
  const frame = checkFrame({
    name: 'cost',
    refId: 'A',
    fields: [
      { name: 'time', type: 'time', values: [0, 1.5] },
      { name: 'value', type: 'number', values: [NaN, null], labels: { host: 'h1' } },
      field('uint64', 'big', [2n ** 64n - 1n, 0], { nullable: false }),
    ],
    meta: { type: 'timeseries-wide' },
  });
  expect(frameToJson(frame)).toBe(
    '{"schema":{"name":"cost","refId":"A","meta":{"type":"timeseries-wide","typeVersion":[0,1]},"fields":[' +
      '{"name":"time","type":"time","typeInfo":{"frame":"time.Time"}},' +
      '{"name":"value","type":"number","typeInfo":{"frame":"float64","nullable":true},"labels":{"host":"h1"}},' +
      '{"name":"big","type":"number","typeInfo":{"frame":"uint64"}}]},' +
      '"data":{"values":[[0,1],[null,null],[18446744073709551615,0]],"entities":[null,{"NaN":[0]},null],"nanos":[[0,500000],null,null]}}'
  );
  expect(frameToJson(frame, 'schema')).not.toContain('"data"');
  expect(frameToJson(frame, 'data')).not.toContain('"schema"');
});

test('a frame without type information, as the browser writes it, is read by its simple types', () => {
  const frame = frameFromJson(
    '{"schema":{"fields":[{"name":"t","type":"time"},{"name":"v","type":"number"}]},"data":{"values":[[5],[null]]}}'
  );
  expect(frame.fields.map(({ type, values }) => ({ type, values }))).toEqual([
    { type: 'time', values: [5_000_000n] },
    { type: 'float64', values: [null] },
  ]);
});

test.each([
  ['text that is no JSON', '{', 'it is not JSON'],
  ['JSON that is no object', '4', 'it is not an object'],
  ['no schema', '{"data":{"values":[]}}', 'it has no "schema"'],
  ['an unknown type', '{"schema":{"fields":[{"name":"v","type":"blob"}]}}', 'field "v" has the unknown type "blob"'],
])('%s is refused', (_, text, message) => {
  expect(() => frameFromJson(text)).toThrow(message);
  expect(() => frameFromJson(text)).toThrow(expect.objectContaining({ code: 'SDK_FRAME_UNREADABLE' }));
});

test('a value that does not fit its field is refused', () => {
  expect(() => frameToJson(checkFrame({ fields: [field('int32', 'n', [1.5])] }))).toThrow('row 0 is 1.5');
  expect(() => frameToJson(checkFrame({ fields: [field('time', 't', [null], { nullable: false })] }))).toThrow(
    'row 0 has no value'
  );
});
