import { connectionOf, jsonDataSchema } from './settings.ts';
import type { Settings } from './settings.ts';

const connection = (jsonData: unknown) =>
  connectionOf(
    {
      uid: 'u',
      name: 'n',
      jsonData: jsonDataSchema.parse(jsonData),
      secureJsonData: {},
      database: '',
    } as unknown as Settings,
    1,
    {}
  );

test('metrics of one’s own come as they were written; rows that nobody filled in are no settings', () => {
  const custom = [
    { namespace: 'MyShop', metricName: '', statistics: ['p95'], dimensions: { Stage: 'prod' }, unit: '', region: null },
    { namespace: '', metricName: 'lost' },
  ];
  const { metrics } = connection({ kind: 'demo', metrics: { custom, regions: ['eu-west-1'] } });
  expect(JSON.parse(JSON.stringify(metrics))).toEqual({
    regions: ['eu-west-1'],
    custom: [{ namespace: 'MyShop', statistics: ['p95'], dimensions: { Stage: 'prod' } }],
  });
});
