import '@smartcloudops/plugin-config/testing';
import { createDataFrame, FieldType } from '@grafana/data';
import { readFrame } from './read-frame.ts';

const REQUIRED = [
  { name: 'id', type: FieldType.string, values: ['a', 'b'] },
  { name: 'title', type: FieldType.string, values: ['Delete volume', 'Buy plan'] },
  { name: 'monthlySaving', type: FieldType.number, values: [10.5, 99] },
  { name: 'currency', type: FieldType.string, values: ['USD', 'EUR'] },
];

test('fields are found by name, in any order; absent ones are null; others are ignored', () => {
  const effort = { name: 'effort', type: FieldType.string, values: ['low', null] };
  const frame = createDataFrame({ fields: [{ name: 'x', values: [1, 2] }, effort, ...REQUIRED.toReversed()] });
  const reading = readFrame([frame]);
  expect(reading).toMatchObject({
    kind: 'recommendations',
    rows: [
      { id: 'a', title: 'Delete volume', monthlySaving: 10.5, currency: 'USD', effort: 'low', risk: null, rowIndex: 0 },
      { id: 'b', title: 'Buy plan', monthlySaving: 99, currency: 'EUR', effort: null, risk: null, rowIndex: 1 },
    ],
    currencies: ['EUR', 'USD'],
    total: null,
  });
});

test('each missing field and each wrong type is named', () => {
  const [id, title, saving] = REQUIRED;
  const text = { ...saving!, type: FieldType.string, values: ['1', '2'] };
  expect(readFrame([createDataFrame({ fields: [id!, title!, text] })])).toEqual({
    kind: 'wrong-shape',
    problems: [
      { field: 'monthlySaving', expected: 'number', found: 'string' },
      { field: 'currency', expected: 'string', found: null },
    ],
  });
});

test('a frame of a later version is refused rather than guessed at', () => {
  const meta = { custom: { schema: 'smartcloudops.recommendations/2' } };
  expect(readFrame([createDataFrame({ fields: REQUIRED, meta })])).toEqual({
    kind: 'unknown-schema',
    schema: 'smartcloudops.recommendations/2',
  });
});

test('the total is the one that came with the frame, and only with its currency', () => {
  const total = (custom: object) => {
    const reading = readFrame([createDataFrame({ fields: REQUIRED, meta: { custom } })]);
    return reading.kind === 'recommendations' && reading.total;
  };
  expect(total({ totalMonthlySaving: 42, currency: 'USD' })).toEqual({ monthlySaving: 42, currency: 'USD' });
  expect(total({ totalMonthlySaving: 42 })).toBeNull();
});

test('no frame, or one without fields, is no data', () => {
  expect(readFrame([])).toEqual({ kind: 'no-data' });
  expect(readFrame([createDataFrame({ fields: [] })])).toEqual({ kind: 'no-data' });
});
