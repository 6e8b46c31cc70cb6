import { Metadata } from '@grpc/grpc-js';
import fc from 'fast-check';
import * as pb from '../proto/generated/pluginv2.ts';
import { serializeResponses } from './query-response.ts';
import { readErrorSource, toGrpcError } from './status-details.ts';

const part = fc.uint8Array({ maxLength: 300 });
const response = fc.record({
  frames: fc.array(fc.array(part, { maxLength: 3 }), { maxLength: 3 }),
  error: fc.string({ unit: 'grapheme' }),
  status: fc.integer({ min: 1, max: 599 }),
  errorSource: fc.constantFrom('', 'plugin', 'downstream'),
  format: fc.constantFrom(pb.DataFrameFormat.ARROW, pb.DataFrameFormat.JSON),
});

test('the hand-made encoder of answers says what the generated decoder reads', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string({ unit: 'grapheme' }).filter((key) => key !== '__proto__'),
        response
      ),
      (responses) => {
        const read = pb.QueryDataResponse.decode(serializeResponses(responses)).responses;
        const plain = Object.entries(read).map(([refId, { frames, jsonMeta: _, ...rest }]) => [
          refId,
          { ...rest, frames: frames.map((frame) => Buffer.from(frame)) },
        ]);
        const expected = Object.entries(responses).map(([refId, { frames, ...rest }]) => [
          refId,
          { ...rest, frames: frames.map((parts) => Buffer.concat(parts)) },
        ]);
        expect(Object.fromEntries(plain)).toEqual(Object.fromEntries(expected));
      }
    )
  );
});

test.each([
  [404, 'plugin', 2],
  [499, 'downstream', 1],
  [504, 'downstream', 4],
  [501, 'plugin', 12],
] as const)('status %i by the %s becomes gRPC code %i and keeps the blame', (status, source, code) => {
  const error = toGrpcError({ message: 'né', status, source, code: undefined, expected: true });
  expect(error).toMatchObject({ code, details: 'né' });
  expect(readErrorSource(error.metadata)).toBe(source);
});

test('details of someone else, or none, blame nobody', () => {
  const strange = new Metadata();
  strange.set('grpc-status-details-bin', Buffer.from([0xff, 0xff]));
  expect(readErrorSource(strange)).toBeUndefined();
  expect(readErrorSource(new Metadata())).toBeUndefined();
});
