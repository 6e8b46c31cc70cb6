import type { DataFrame } from '@smartcloudops/contract';

import { frameToJson } from './frame-json.ts';

const frame: DataFrame = {
  name: 'cost',
  refId: 'A',
  fields: [
    { name: 'ServiceName', type: 'string', values: ['Amazon S3', null] },
    {
      name: 'BilledCost',
      type: 'number',
      config: { unit: 'currencyUSD' },
      values: [12.345678901234567, null],
      exact: ['12.345678901234567890123', null],
    },
  ],
  meta: { type: 'numeric-long', typeVersion: [0, 1] },
};

test('money is written with all its digits, as a JSON number', () => {
  const text = JSON.stringify(frameToJson(frame));
  expect(text).toContain('"values":[["Amazon S3",null],[12.345678901234567890123,null]]');
  expect(JSON.parse(text).data.values[1][0]).toBe(12.345678901234567);
});

test('the schema is what Grafana reads', () => {
  expect(frameToJson(frame).schema).toEqual({
    name: 'cost',
    refId: 'A',
    meta: { type: 'numeric-long', typeVersion: [0, 1] },
    fields: [
      { name: 'ServiceName', type: 'string', typeInfo: { frame: 'string', nullable: true } },
      {
        name: 'BilledCost',
        type: 'number',
        typeInfo: { frame: 'float64', nullable: true },
        config: { unit: 'currencyUSD' },
      },
    ],
  });
});
