import type { FrameInput } from '../../src/index.ts';
import { field } from '../../src/index.ts';

/** A frame with every type a field can have, with and without missing values; the contract test reads it with the Go SDK. */
export function everyType(): FrameInput {
  const labels = { host: 'h1', region: 'eu "west"' };
  const severities = { type: { enum: { text: ['low', 'high'] } } };
  const withGap = { nullable: true };
  const full = { nullable: false };
  return {
    name: 'every type',
    meta: {
      type: 'table',
      notices: [{ severity: 'warning', text: 'Estimated.' }],
      executedQueryString: 'SELECT 1',
      custom: { pages: 2 },
    },
    fields: [
      field('time', 'time', [0, -1, 1_700_000_000_123.5], full),
      field('time', 'time?', [1_700_000_000_123_456_789n, null, -9_000_000_000_000_000_001n], withGap),
      field('int8', 'int8', [-128, 0, 127], full),
      field('int8', 'int8?', [-128, null, 127], withGap),
      field('int16', 'int16', [-32768, 0, 32767], full),
      field('int16', 'int16?', [-32768, null, 32767], withGap),
      field('int32', 'int32', [-2147483648, 0, 2147483647], full),
      field('int32', 'int32?', [-2147483648, null, 2147483647], withGap),
      field('int64', 'int64', [-9223372036854775808n, 9007199254740991, 9223372036854775807n], full),
      field('int64', 'int64?', [-1, null, 9223372036854775807n], withGap),
      field('uint8', 'uint8', [0, 1, 255], full),
      field('uint8', 'uint8?', [0, null, 255], withGap),
      field('uint16', 'uint16', [0, 1, 65535], full),
      field('uint16', 'uint16?', [0, null, 65535], withGap),
      field('uint32', 'uint32', [0, 1, 4294967295], full),
      field('uint32', 'uint32?', [0, null, 4294967295], withGap),
      field('uint64', 'uint64', [0, 1, 18446744073709551615n], full),
      field('uint64', 'uint64?', [0, null, 18446744073709551615n], withGap),
      field('float32', 'float32', [-1.5, 0, 0.25], full),
      field('float32', 'float32?', [-1.5, null, Infinity], withGap),
      field('float64', 'float64', [Number.MIN_VALUE, -0, Number.MAX_VALUE], {
        ...full,
        labels,
        config: { displayName: 'A double', unit: 'currencyUSD', decimals: 2 },
      }),
      field('float64', 'float64?', [NaN, null, -Infinity], withGap),
      field('string', 'string', ['', 'né€😀', '"quoted"\n'], full),
      field('string', 'string?', ['', null, 'a'], withGap),
      field('boolean', 'boolean', [true, false, true], full),
      field('boolean', 'boolean?', [true, null, false], withGap),
      field('json', 'json', [{ a: [1, null] }, null, 'text'], full),
      field('json', 'json?', [{ a: [1, null] }, null, 'text'], withGap),
      field('enum', 'enum', [0, 1, 0], { ...full, config: severities }),
      field('enum', 'enum?', [0, null, 1], { ...withGap, config: severities }),
      field('float64', 'same name', [1, 2, 3], { labels: { host: 'h1' } }),
      field('string', 'same name', ['a', 'b', 'c'], { labels: { host: 'h2' } }),
    ],
  };
}
